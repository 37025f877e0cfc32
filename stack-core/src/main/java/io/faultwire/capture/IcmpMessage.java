package io.faultwire.capture;

/**
 * One ICMP message that a host sent.
 *
 * @param from the name of the host that sent it, or its address
 * @param to the name of the host that it was for, or its address
 * @param type its type (RFC 792)
 * @param code its code
 * @param meaning type and code in words
 * @param frame the frame in which it was first sent
 * @param arrivedAt when it arrived, in nanoseconds, or {@link CapturedFrame#NEVER}
 */
public record IcmpMessage(
    String from,
    String to,
    int type,
    int code,
    String meaning,
    CapturedFrame frame,
    long arrivedAt) {

  @Override
  public String toString() {
    return from + " tells " + to + ": " + meaning;
  }
}
