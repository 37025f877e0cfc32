package io.faultwire.tls.catalogue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Encodes subject alternative names that a sound certificate does not have. */
final class Names {
  /** The extension of subject alternative names. */
  static final String OID = "2.5.29.17";

  private static final int SEQUENCE = 0x30;
  private static final int MAIL = 0x81;
  private static final int DNS = 0x82;
  private static final int URI = 0x86;
  private static final int REGISTERED_ID = 0x88;

  private Names() {}

  static byte[] dns(String name) {
    return sequence(element(DNS, name.getBytes(StandardCharsets.US_ASCII)));
  }

  static byte[] utf8(String name) {
    return sequence(element(DNS, name.getBytes(StandardCharsets.UTF_8)));
  }

  static byte[] mail(String address) {
    return sequence(element(MAIL, address.getBytes(StandardCharsets.US_ASCII)));
  }

  static byte[] uri(String uri) {
    return sequence(element(URI, uri.getBytes(StandardCharsets.US_ASCII)));
  }

  /** Returns a DNS name, and a registered identifier by its content octets. */
  static byte[] dnsAndRegisteredId(String name, byte[] identifier) {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(element(DNS, name.getBytes(StandardCharsets.US_ASCII)));
    both.writeBytes(element(REGISTERED_ID, identifier));
    return sequence(both.toByteArray());
  }

  /** Returns name constraints that permit one registered identifier. */
  static byte[] permittedRegisteredId(byte[] identifier) {
    byte[] subtree = element(SEQUENCE, element(REGISTERED_ID, identifier));
    return sequence(element(0xA0, subtree));
  }

  private static byte[] sequence(byte[] content) {
    return element(SEQUENCE, content);
  }

  /** Encodes a tag, a length below 128, and the content. */
  private static byte[] element(int tag, byte[] content) {
    if (content.length > 127) {
      throw new IllegalArgumentException("names of more than 127 octets are not encoded here");
    }
    ByteArrayOutputStream der = new ByteArrayOutputStream();
    der.write(tag);
    der.write(content.length);
    der.writeBytes(content);
    return der.toByteArray();
  }
}
