package io.faultwire.tls.judgement;

import java.net.IDN;
import java.util.Arrays;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.util.IPAddress;

/**
 * Holds the identity that a client expects: a DNS name or an IP address (RFC 9525, section 6.1).
 *
 * @param text the name in lower-case ASCII without a final dot, or the address literal
 * @param isAddress whether it is an IP address
 */
public record ServerName(String text, boolean isAddress) {

  /**
   * Reads a host name or an IP literal; an international name is converted to ASCII.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static ServerName of(String host) {
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    if (IPAddress.isValid(bare)) {
      return new ServerName(bare, true);
    }
    String ascii = IDN.toASCII(bare).toLowerCase(Locale.ROOT);
    String name = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
    if (name.isEmpty()) {
      throw new IllegalArgumentException(
          "'" + host + "' is neither a host name nor an IP address: give one such as shop.test");
    }
    return new ServerName(name, false);
  }

  /** Returns whether a presented identifier names this server (RFC 9525, sections 6.3, 6.4). */
  boolean matches(GeneralName presented) {
    if (isAddress) {
      return presented.getTagNo() == GeneralName.iPAddress
          && Arrays.equals(octets(presented), octets(new GeneralName(GeneralName.iPAddress, text)));
    }
    return presented.getTagNo() == GeneralName.dNSName
        && matchesDnsName(presented.getName().toString().toLowerCase(Locale.ROOT));
  }

  private boolean matchesDnsName(String pattern) {
    if (!pattern.startsWith("*.")) {
      return pattern.equals(text);
    }
    int firstDot = text.indexOf('.');
    return firstDot > 0 && text.substring(firstDot).equals(pattern.substring(1));
  }

  private static byte[] octets(GeneralName address) {
    return ASN1OctetString.getInstance(address.getName()).getOctets();
  }

  @Override
  public String toString() {
    return text;
  }
}
