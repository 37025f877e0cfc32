package io.faultwire.suites.http1;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.faultwire.http.HttpField;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the sample server answers. */
final class Answers {
  private static final Map<String, Defect> FAILURES =
      Map.of(
          "text/plain; charset=utf-8", Defect.FAILS_ON_TEXT,
          "application/json", Defect.FAILS_ON_JSON,
          "application/xml", Defect.FAILS_ON_XML,
          "multipart/form-data; boundary=faultwire", Defect.FAILS_ON_MULTIPART,
          "application/octet-stream", Defect.FAILS_ON_OCTETS,
          "application/x-faultwire", Defect.FAILS_ON_UNKNOWN,
          "faultwire", Defect.FAILS_ON_MALFORMED,
          "", Defect.FAILS_ON_UNTYPED);

  private final Set<Defect> defects;
  private final Page page;
  private boolean last;

  Answers(Set<Defect> defects, Page page) {
    this.defects = defects;
    this.page = page;
  }

  private boolean has(Defect defect) {
    return defects.contains(defect);
  }

  /** Returns whether the last answer was such that the connection must end. */
  boolean wasLast() {
    return last;
  }

  byte[] to(Request request, String content, boolean closes) {
    String date = HttpDate.fixed(Instant.now());
    Answer answer = answer(request, content);
    if (answer.status() == 404 && request.method().equals("GET") && !request.isOfHttp10()) {
      NotThere notThere = new NotThere(defects, closes);
      String said = has(Defect.DATE_OF_RFC850) ? HttpDate.rfc850(Instant.now()) : date;
      return notThere.text(said).getBytes(ISO_8859_1);
    }
    if (answer.status() == 404) {
      answer.content("text/plain", "not there");
    }
    last = request.method().equals("OPTIONS") && has(Defect.ANSWER_IS_CUT);
    if (last) {
      answer.field("Content-Length", "9");
    }
    answer.field("Date", date);
    if (closes && !has(Defect.DOES_NOT_SAY_CLOSE)) {
      answer.field("Connection", "close");
    } else if (request.isOfHttp10() && !has(Defect.KEEPS_HTTP10_IN_SILENCE)) {
      answer.field("Connection", "keep-alive");
    }
    if (request.isOfHttp10() && has(Defect.ECHOES_THE_VERSION)) {
      answer.version("HTTP/1.0");
    }
    if (request.isOfHttp10() && has(Defect.CODING_FOR_HTTP10) && request.method().equals("GET")) {
      return chunked(answer);
    }
    return answer.octets();
  }

  private static byte[] chunked(Answer answer) {
    String text = new String(answer.octets(), ISO_8859_1);
    int end = text.indexOf("\r\n\r\n") + 4;
    String head =
        text.substring(0, end).replaceFirst("Content-Length: \\d+", "Transfer-Encoding: chunked");
    String content = text.substring(end);
    return "%s%x\r\n%s\r\n0\r\n\r\n"
        .formatted(head, content.length(), content)
        .getBytes(ISO_8859_1);
  }

  private Answer answer(Request request, String content) {
    if (request.fields().has("Upgrade") && has(Defect.SWITCHES_TO_ANYTHING)) {
      return new Answer(101).unmeasured().field("Upgrade", "faultwire/1");
    }
    if (request.method().equals("OPTIONS") && request.target().equals("*")) {
      return new Answer(200).field("Allow", "GET, HEAD, OPTIONS, POST, TRACE");
    }
    String path =
        has(Defect.PATHS_ARE_NOT_DECODED)
            ? request.path()
            : URLDecoder.decode(request.path(), StandardCharsets.UTF_8);
    return switch (path) {
      case SampleServer.PAGE -> ofPage(request);
      case SampleServer.POST -> posted(request, content);
      case SampleServer.ECHO -> new Parameters(defects).echo(request, content);
      default -> new Answer(404);
    };
  }

  private Answer ofPage(Request request) {
    return switch (request.method()) {
      case "GET" -> page.get(request);
      case "HEAD" -> head(request);
      case "OPTIONS" -> options();
      case "TRACE" -> trace(request);
      case "POST" -> notAllowed();
      default -> new Answer(501).content("text/plain", "unknown");
    };
  }

  private Answer head(Request request) {
    if (has(Defect.OFFERS_NO_HEAD)) {
      return notAllowed().headOnly();
    }
    Answer answer = page.head(request);
    if (has(Defect.LEAVES_FIELDS_OUT_FOR_HEAD)) {
      answer.without("Cache-Control");
    }
    if (has(Defect.SAYS_ZERO_FOR_HEAD)) {
      answer.field("Content-Length", "0");
    }
    return has(Defect.SENDS_CONTENT_FOR_HEAD) ? answer : answer.headOnly();
  }

  private Answer options() {
    Answer answer = new Answer(200);
    return has(Defect.OPTIONS_LACKS_ALLOW) ? answer : answer.field("Allow", "GET, HEAD");
  }

  private Answer notAllowed() {
    Answer answer = new Answer(405).content("text/plain", "not allowed");
    return has(Defect.ALLOW_IS_MISSING) ? answer : answer.field("Allow", "GET, HEAD");
  }

  private Answer trace(Request request) {
    String seen =
        request.fields().lines().stream()
            .filter(field -> !field.is("Cookie") || has(Defect.TRACES_SECRETS))
            .map(HttpField::toString)
            .collect(Collectors.joining("\r\n"));
    return new Answer(200).content("message/http", "TRACE " + request.target() + "\r\n" + seen);
  }

  private Answer posted(Request request, String content) {
    String type = request.field("Content-Type").orElse("");
    Defect failure = FAILURES.get(type);
    if ((failure != null && has(failure))
        || (has(Defect.FAILS_ON_FORM) && content.contains("%20"))) {
      return new Answer(500).content("text/plain", "failed");
    }
    return new Answer(200).content("text/plain", "thanks");
  }
}
