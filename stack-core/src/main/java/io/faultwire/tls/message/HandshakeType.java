package io.faultwire.tls.message;

import java.util.Arrays;
import java.util.Optional;

/** Names the handshake messages (RFC 8446, section 4; RFC 5246, section 7.4). */
public enum HandshakeType {
  HELLO_REQUEST(0, "HelloRequest"),
  CLIENT_HELLO(1, "ClientHello"),
  SERVER_HELLO(2, "ServerHello"),
  NEW_SESSION_TICKET(4, "NewSessionTicket"),
  END_OF_EARLY_DATA(5, "EndOfEarlyData"),
  ENCRYPTED_EXTENSIONS(8, "EncryptedExtensions"),
  CERTIFICATE(11, "Certificate"),
  SERVER_KEY_EXCHANGE(12, "ServerKeyExchange"),
  CERTIFICATE_REQUEST(13, "CertificateRequest"),
  SERVER_HELLO_DONE(14, "ServerHelloDone"),
  CERTIFICATE_VERIFY(15, "CertificateVerify"),
  CLIENT_KEY_EXCHANGE(16, "ClientKeyExchange"),
  FINISHED(20, "Finished"),
  CERTIFICATE_STATUS(22, "CertificateStatus"),
  KEY_UPDATE(24, "KeyUpdate"),
  COMPRESSED_CERTIFICATE(25, "CompressedCertificate"),
  /** What stands for the first ClientHello in the hash behind a HelloRetryRequest. */
  MESSAGE_HASH(254, "message_hash");

  private final int code;
  private final String title;

  HandshakeType(int code, String title) {
    this.code = code;
    this.title = title;
  }

  /** Returns the octet that stands for it on the wire. */
  public int code() {
    return code;
  }

  /** Returns what an octet on the wire stands for, if it is known. */
  public static Optional<HandshakeType> of(int code) {
    return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
  }

  /** Returns the name as the RFCs write it. */
  @Override
  public String toString() {
    return title;
  }
}
