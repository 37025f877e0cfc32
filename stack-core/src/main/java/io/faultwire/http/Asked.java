package io.faultwire.http;

/**
 * What must be known of a request to read its response.
 *
 * @param method the method
 * @param version the version, such as {@code HTTP/1.1}
 */
public record Asked(String method, String version) {
  public static final Asked GET = new Asked("GET", "HTTP/1.1");
  public static final Asked HEAD = new Asked("HEAD", "HTTP/1.1");

  boolean isHead() {
    return method.equals("HEAD");
  }

  boolean isOfHttp10() {
    return version.equals("HTTP/1.0");
  }
}
