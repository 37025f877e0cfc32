package io.faultwire.tcp;

/** A call that TCP refuses. */
public final class TcpException extends Exception {
  private static final long serialVersionUID = 1;

  private final TcpError error;

  public TcpException(TcpError error, String message) {
    super(message);
    this.error = error;
  }

  public TcpError error() {
    return error;
  }
}
