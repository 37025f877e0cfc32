package io.faultwire.suites.http1client;

import java.net.URI;

/**
 * The request that a client is asked for.
 *
 * @param url what to ask for
 * @param method GET, HEAD or POST
 * @param content the content of a POST, in US-ASCII and perhaps empty
 * @param authorization the value of Authorization, or an empty text where none is to be sent
 */
public record ClientCall(URI url, String method, String content, String authorization) {

  static ClientCall get(String url) {
    return new ClientCall(URI.create(url), "GET", "", "");
  }

  static ClientCall head(String url) {
    return new ClientCall(URI.create(url), "HEAD", "", "");
  }

  static ClientCall post(String url, String content) {
    return new ClientCall(URI.create(url), "POST", content, "");
  }

  ClientCall authorizedBy(String value) {
    return new ClientCall(url, method, content, value);
  }

  @Override
  public String toString() {
    return method + " " + url;
  }
}
