package io.faultwire.http;

/** How the end of a message is told (RFC 9112 section 6.3). */
public enum Framing {
  /** The status, or HEAD, leaves no room for content. */
  NO_CONTENT,
  /** Content-Length. */
  LENGTH,
  /** The last chunk. */
  CHUNKED,
  /** The end of the connection. */
  UNTIL_THE_END
}
