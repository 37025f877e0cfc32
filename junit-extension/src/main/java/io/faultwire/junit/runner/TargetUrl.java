package io.faultwire.junit.runner;

import io.faultwire.conformance.CouldNotFindOutException;
import java.net.URI;
import java.net.URISyntaxException;

/** Check the URL of a server to test. */
final class TargetUrl {

  private TargetUrl() {}

  /**
   * Return the URL if it has a scheme and a host.
   *
   * @throws CouldNotFindOutException if it has not; the message shows a good one
   */
  static URI check(String text) {
    URI url;
    try {
      url = new URI(text);
    } catch (URISyntaxException e) {
      throw wrong(text, e.getReason());
    }
    if (url.getScheme() == null || url.getRawAuthority() == null) {
      throw wrong(text, "it has no scheme such as https://");
    }
    if (url.getHost() == null) {
      throw wrong(text, "'" + url.getRawAuthority() + "' names no host");
    }
    if (url.getPort() == 0 || url.getPort() > 65535) {
      throw wrong(text, "there is no port " + url.getPort());
    }
    return url;
  }

  private static CouldNotFindOutException wrong(String text, String why) {
    return new CouldNotFindOutException(
        "'%s' is no address of a server: %s. Write it like https://localhost:8443."
            .formatted(text, why));
  }
}
