package io.faultwire.tls.message;

/**
 * What a client may show to resume a session (RFC 8446, section 4.6.1).
 *
 * @param lifetime seconds
 * @param nonce what makes its pre-shared key differ from those of other tickets
 */
@SuppressWarnings("ArrayRecordComponent")
public record NewSessionTicket(long lifetime, byte[] nonce, byte[] ticket, Extensions extensions) {
  /**
   * Reads the body of the message.
   *
   * @throws MalformedTlsException if it does not follow the syntax
   */
  public static NewSessionTicket parse(byte[] body) {
    TlsReader in = new TlsReader(body);
    long lifetime = in.u32();
    in.u32();
    NewSessionTicket ticket =
        new NewSessionTicket(
            lifetime, in.sized8().rest(), in.sized16().rest(), Extensions.read(in));
    in.requireEnd();
    return ticket;
  }
}
