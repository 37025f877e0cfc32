package io.faultwire.suites.http1client;

import io.faultwire.http.HttpRequest;

/**
 * A request that came.
 *
 * @param connection the number of its connection, from 1
 * @param request what was read
 */
record SeenRequest(int connection, HttpRequest request) {

  boolean is(String method) {
    return request.method().equals(method);
  }

  /** Returns whether it is for the path of a call. */
  boolean isFor(String path) {
    String target = request.target();
    return target.equals(path) || target.startsWith(path + "?");
  }

  @Override
  public String toString() {
    return "on connection " + connection + ": " + request;
  }
}
