package io.faultwire.tls.judgement;

import java.math.BigInteger;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;

/** Compares names with the bases of name constraints (RFC 5280, section 4.2.1.10). */
final class SubtreeMatch {
  private SubtreeMatch() {}

  /** Returns whether the subtree has a base that can be applied, and no distances. */
  static boolean isWellFormed(GeneralSubtree subtree) {
    GeneralName base = subtree.getBase();
    boolean plain =
        subtree.getMaximum() == null
            && (subtree.getMinimum() == null || subtree.getMinimum().signum() == 0);
    return plain
        && switch (base.getTagNo()) {
          case GeneralName.iPAddress -> isNetwork(octets(base));
          case GeneralName.dNSName -> isDomain(text(base));
          case GeneralName.rfc822Name -> isMailBase(text(base));
          default -> true;
        };
  }

  /** Returns whether every identity that {@code name} stands for is in the subtree. */
  static boolean contains(GeneralName base, GeneralName name) {
    if (base.getTagNo() != name.getTagNo()) {
      return false;
    }
    return switch (base.getTagNo()) {
      case GeneralName.dNSName -> isWithin(text(name), text(base));
      case GeneralName.iPAddress -> isInNetwork(octets(name), octets(base));
      case GeneralName.directoryName -> isBelow(directory(name), directory(base));
      case GeneralName.rfc822Name -> isMailOf(text(name), text(base));
      case GeneralName.uniformResourceIdentifier -> isUriOf(text(name), text(base));
      default -> base.equals(name);
    };
  }

  /**
   * Returns whether some identity that {@code name} stands for is in the subtree, or might be: a
   * wildcard reaches one label down, and a name of a kind that cannot be compared may be anything.
   */
  static boolean mayReach(GeneralName base, GeneralName name) {
    if (base.getTagNo() != name.getTagNo()) {
      return false;
    }
    return switch (base.getTagNo()) {
      case GeneralName.dNSName -> {
        String host = text(name);
        String domain = text(base);
        boolean below =
            host.startsWith("*.")
                && domain.endsWith(host.substring(1))
                && domain.indexOf('.') == domain.length() - host.length() + 1;
        yield below || contains(base, name);
      }
      case GeneralName.iPAddress,
          GeneralName.directoryName,
          GeneralName.rfc822Name,
          GeneralName.uniformResourceIdentifier ->
          contains(base, name);
      default -> true;
    };
  }

  private static boolean isDomain(String base) {
    return base.isEmpty() || NameSyntaxRule.isHostName(base);
  }

  /** A mailbox, a host, or the hosts below a domain that is written with a leading dot. */
  private static boolean isMailBase(String base) {
    int at = base.indexOf('@');
    String host =
        at >= 0 ? base.substring(at + 1) : base.startsWith(".") ? base.substring(1) : base;
    return at != 0 && NameSyntaxRule.isHostName(host);
  }

  private static boolean isWithin(String host, String domain) {
    String bare = host.startsWith("*.") ? host.substring(2) : host;
    return domain.isEmpty() || bare.equals(domain) || bare.endsWith("." + domain);
  }

  /** A network is an address and a mask of ones followed by zeros. */
  private static boolean isNetwork(byte[] octets) {
    if (octets.length != 8 && octets.length != 32) {
      return false;
    }
    byte[] mask = Arrays.copyOfRange(octets, octets.length / 2, octets.length);
    BigInteger inverted = new BigInteger(1, mask).not().mod(BigInteger.TWO.pow(mask.length * 8));
    return inverted.and(inverted.add(BigInteger.ONE)).signum() == 0;
  }

  private static boolean isInNetwork(byte[] address, byte[] network) {
    if (network.length != 2 * address.length) {
      return false;
    }
    for (int i = 0; i < address.length; i++) {
      if (((address[i] ^ network[i]) & network[i + address.length]) != 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBelow(X500Name name, X500Name base) {
    RDN[] prefix = base.getRDNs();
    RDN[] rdns = name.getRDNs();
    return rdns.length >= prefix.length
        && new X500Name(Arrays.copyOf(rdns, prefix.length)).equals(base);
  }

  private static boolean isMailOf(String mail, String base) {
    if (base.indexOf('@') >= 0) {
      return mail.equals(base);
    }
    return isHostOf(mail.substring(mail.lastIndexOf('@') + 1), base);
  }

  private static boolean isUriOf(String uri, String base) {
    String host = URI.create(uri).getHost();
    return host != null && isHostOf(host, base);
  }

  /** A base with a leading dot stands for the hosts below it, another one for itself. */
  private static boolean isHostOf(String host, String base) {
    return base.startsWith(".") ? host.endsWith(base) : host.equals(base);
  }

  private static String text(GeneralName name) {
    return name.getName().toString().toLowerCase(Locale.ROOT);
  }

  private static byte[] octets(GeneralName name) {
    return ASN1OctetString.getInstance(name.getName()).getOctets();
  }

  private static X500Name directory(GeneralName name) {
    return X500Name.getInstance(name.getName());
  }
}
