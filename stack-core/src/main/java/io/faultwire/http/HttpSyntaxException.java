package io.faultwire.http;

import java.io.IOException;

/** What came cannot be read as a response, since its head is broken. */
public final class HttpSyntaxException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient HttpFinding finding;

  HttpSyntaxException(HttpFinding finding) {
    super(finding.toString());
    this.finding = finding;
  }

  public HttpFinding finding() {
    return finding;
  }
}
