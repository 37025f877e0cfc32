package io.faultwire.tls.catalogue;

import static io.faultwire.tls.catalogue.NamedChain.bad;
import static io.faultwire.tls.catalogue.NamedChain.either;
import static io.faultwire.tls.catalogue.NamedChain.good;

import io.faultwire.tls.KeyUsageBit;
import java.util.List;

/** Chains about what keys may be used for (RFC 5280, sections 4.2.1.3 and 4.2.1.12). */
final class UsageChains {
  private static final String PURPOSE = "RFC 5280, 4.2.1.12";
  private static final String SERVER = "1.3.6.1.5.5.7.3.1";
  private static final String CLIENT = "1.3.6.1.5.5.7.3.2";
  private static final String CODE_SIGNING = "1.3.6.1.5.5.7.3.3";

  private UsageChains() {}

  static List<NamedChain> all() {
    return List.of(
        good(
            "usage.server-and-client",
            "For servers and for clients",
            PURPOSE,
            w -> w.leaf().extendedKeyUsage(SERVER, CLIENT).issue()),
        good(
            "usage.no-extended-key-usage",
            "Without extended key usages, which restricts nothing",
            PURPOSE,
            w -> w.leaf().extendedKeyUsage().issue()),
        good(
            "usage.no-key-usage",
            "Without key usages, which restricts nothing",
            "RFC 5280, 4.2.1.3",
            w -> w.leaf().keyUsage().issue()),
        bad(
            "usage.client-only",
            "For clients only",
            PURPOSE,
            w -> w.leaf().extendedKeyUsage(CLIENT).issue()),
        bad(
            "usage.code-signing-only",
            "For the signing of code only",
            PURPOSE,
            w -> w.leaf().extendedKeyUsage(CODE_SIGNING).issue()),
        either(
            "usage.any-purpose",
            "For any purpose, which a client may take as too much",
            PURPOSE,
            w -> w.leaf().extendedKeyUsage("2.5.29.37.0").issue()),
        either(
            "usage.intermediate-for-clients",
            "The intermediate is for clients only, which RFC 5280 does not hand down",
            PURPOSE,
            w -> w.issuer().extendedKeyUsage(CLIENT).authority().issue(w.host())),
        bad(
            "usage.no-digital-signature",
            "The server's key may agree on keys but not sign",
            "RFC 8446, 4.4.2.2",
            w -> w.leaf().keyUsage(KeyUsageBit.KEY_AGREEMENT).issue()),
        bad(
            "usage.list-sign-only",
            "The server's key may sign revocation lists only",
            "RFC 8446, 4.4.2.2",
            w -> w.leaf().keyUsage(KeyUsageBit.CRL_SIGN).issue()));
  }
}
