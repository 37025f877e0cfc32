package io.faultwire.suites.http1client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.faultwire.http.RequestBytes;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Set;

/**
 * A request of the sample client.
 *
 * @param method the method
 * @param url what is asked for
 * @param content the content
 * @param authorization the value of Authorization, or an empty text
 * @param host another value of Host than that of the URL, or an empty text
 * @param isRedirected whether it follows a redirect
 */
record SampleRequest(
    String method,
    URI url,
    String content,
    String authorization,
    String host,
    boolean isRedirected) {

  boolean isPost() {
    return method.equals("POST");
  }

  private String target(Set<Flaw> flaws) {
    String path = url.getRawPath();
    if (path.isEmpty() && !flaws.contains(Flaw.NO_SLASH)) {
      path = "/";
    }
    String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    String target = path + query;
    if (flaws.contains(Flaw.DECODES_TARGET)) {
      target = URLDecoder.decode(target, UTF_8);
    }
    Flaw sends = isRedirected ? Flaw.SENDS_FRAGMENT_OF_LOCATION : Flaw.SENDS_FRAGMENT;
    if (url.getRawFragment() != null && flaws.contains(sends)) {
      target += "#" + url.getRawFragment();
    }
    boolean absolute = !query.isEmpty() && flaws.contains(Flaw.ABSOLUTE_FORM_WITH_QUERY);
    return absolute ? "http://" + url.getRawAuthority() + target : target;
  }

  private String hostValue(Set<Flaw> flaws) {
    if (!host.isEmpty()) {
      return host;
    }
    String authority = url.getRawAuthority();
    if (!flaws.contains(Flaw.USER_IN_HOST)) {
      authority = authority.substring(authority.indexOf('@') + 1);
    }
    return flaws.contains(Flaw.LEAVES_PORT_OUT) ? url.getHost() : authority;
  }

  byte[] octets(Set<Flaw> flaws) {
    String blank = flaws.contains(Flaw.TWO_BLANKS_IN_LINE) ? "  " : " ";
    RequestBytes request = new RequestBytes().line(method + blank + target(flaws) + " HTTP/1.1");
    request.field("Host", hostValue(flaws));
    request.field(flaws.contains(Flaw.BLANK_BEFORE_COLON) ? "Accept " : "Accept", "*/*");
    if (!flaws.contains(Flaw.IS_NAMELESS)) {
      request.field("User-Agent", "sample");
    }
    request.field("TE", "trailers").field("Upgrade", "faultwire");
    String te = flaws.contains(Flaw.HIDES_TE) ? "" : "TE";
    request.field("Connection", te + (flaws.contains(Flaw.HIDES_UPGRADE) ? "" : ", Upgrade"));
    if (!authorization.isEmpty()) {
      request.field("Authorization", authorization);
    }
    if (flaws.contains(Flaw.EXPECTS_ALWAYS)) {
      request.field("Expect", "100-continue");
    }
    return isPost() ? withContent(request, flaws) : withoutContent(request, flaws);
  }

  private byte[] withoutContent(RequestBytes request, Set<Flaw> flaws) {
    if (flaws.contains(Flaw.LENGTH_OF_GET)) {
      request.field("Content-Length", "0");
    }
    if (isRedirected && flaws.contains(Flaw.KEEPS_CONTENT_TYPE)) {
      request.field("Content-Type", "text/plain");
    }
    return request.withoutContent();
  }

  private byte[] withContent(RequestBytes request, Set<Flaw> flaws) {
    byte[] octets = content.getBytes(ISO_8859_1);
    boolean isForm = url.getRawPath().equals("/form") && octets.length > 0;
    if (octets.length == 0 && flaws.contains(Flaw.SENDS_NO_ZERO)) {
      return request.withoutContent();
    }
    if (isForm && flaws.contains(Flaw.SENDS_NO_LENGTH)) {
      return request.line("").octets(octets).bytes();
    }
    boolean both = isForm && flaws.contains(Flaw.SENDS_BOTH_LENGTHS);
    if (both) {
      request.field("Content-Length", String.valueOf(octets.length));
    }
    if (both || (octets.length > 0 && flaws.contains(Flaw.SENDS_CHUNKS_TO_ALL))) {
      request.field("Transfer-Encoding", "chunked").line("").chunk(octets);
      return request.line("0").withoutContent();
    }
    boolean cut = octets.length > 0 && flaws.contains(Flaw.CUTS_CONTENT);
    return request.withContent(cut ? new byte[] {octets[0]} : octets);
  }
}
