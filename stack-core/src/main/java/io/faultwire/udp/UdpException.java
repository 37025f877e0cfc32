package io.faultwire.udp;

/** A call that UDP refuses. */
public final class UdpException extends Exception {
  private static final long serialVersionUID = 1;

  private final UdpError error;

  public UdpException(UdpError error, String message) {
    super(message);
    this.error = error;
  }

  public UdpError error() {
    return error;
  }
}
