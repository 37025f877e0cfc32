package io.faultwire.tls.message;

/** Says that octets are no TLS message of the kind that was asked for. */
public final class MalformedTlsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MalformedTlsException(String message) {
    super(message);
  }
}
