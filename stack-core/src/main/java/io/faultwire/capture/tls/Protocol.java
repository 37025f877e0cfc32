package io.faultwire.capture.tls;

/** Names what a conversation carries, from below. */
public enum Protocol {
  TCP,
  TLS,
  HTTP
}
