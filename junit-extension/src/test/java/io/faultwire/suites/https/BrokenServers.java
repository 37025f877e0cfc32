package io.faultwire.suites.https;

import io.faultwire.conformance.Outcome;
import io.faultwire.tls.CertificateFault;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Says which checks each broken chain must fail; all others must pass. */
final class BrokenServers {
  /** Checks whose broken subject is not a chain of the catalogue but a test of its own. */
  static final Set<String> OTHER_SUBJECTS =
      Set.of("https.trust.root-profile", "https.strength.exponent", "https.tls.same-chain");

  private BrokenServers() {}

  static Map<String, Outcome> outcomes(CertificateFault fault) {
    return switch (fault) {
      case NONE -> Map.of();
      case UNTRUSTED -> and(fails("trust.anchor"), warns("trust.root-omitted"));
      case SELF_SIGNED -> fails("trust.anchor");
      case MISSING_INTERMEDIATE -> fails("trust.anchor", "trust.complete");
      case WRONG_ORDER -> and(fails("trust.ordered-tls12"), warns("trust.ordered-tls13"));
      case ROOT_SENT -> warns("trust.root-omitted");
      case STRANGER_SENT -> warns("trust.nothing-else");
      case FORGED_SIGNATURE -> fails("trust.signatures");
      case NOT_YET_VALID -> fails("validity.not-before");
      case EXPIRED ->
          and(
              fails("validity.not-after"),
              Map.of("https.validity.days-left", Outcome.NOT_APPLICABLE));
      case EXPIRES_SOON -> warns("validity.days-left");
      case ISSUER_EXPIRED -> fails("validity.issuers");
      case NO_ALTERNATIVE_NAME ->
          and(fails("name.alternative-name", "name.host"), warns("name.common-name"));
      case WRONG_HOST -> fails("name.host");
      case WILDCARD_INSIDE_A_LABEL -> fails("name.wildcard");
      case UNDERSCORE_IN_NAME -> fails("name.syntax");
      case UNRELATED_COMMON_NAME -> warns("name.common-name");
      case WEAK_LEAF_KEY -> fails("strength.leaf-key");
      case WEAK_ISSUER_KEY -> fails("strength.issuer-keys");
      case WEAK_LEAF_SIGNATURE -> fails("strength.leaf-signature");
      case WEAK_ISSUER_SIGNATURE -> fails("strength.issuer-signatures");
      case VERSION_ONE ->
          and(
              fails("profile.version", "name.alternative-name", "name.host"),
              warns("name.common-name", "profile.baseline"));
      case SERIAL_NUMBER_ZERO, SERIAL_NUMBER_TOO_LONG -> fails("profile.serial-number");
      case LEAF_IS_AUTHORITY -> fails("profile.leaf-is-no-authority");
      case ISSUER_IS_NO_AUTHORITY -> fails("profile.issuers-are-authorities");
      case PATH_TOO_LONG -> fails("profile.path-length");
      case NO_DIGITAL_SIGNATURE -> fails("profile.key-usage");
      case CLIENT_ONLY -> fails("profile.extended-key-usage");
      case ANY_PURPOSE -> warns("profile.baseline");
      case NAME_NOT_PERMITTED, NAME_EXCLUDED -> fails("profile.name-constraints");
      case NAME_CONSTRAINTS_NOT_CRITICAL -> warns("profile.name-constraints-critical");
      case UNKNOWN_CRITICAL_EXTENSION -> fails("profile.critical-extensions");
      case NO_AUTHORITY_KEY_IDENTIFIER -> fails("profile.extensions");
      case MALFORMED_EXTENSION -> fails("profile.encoding");
    };
  }

  private static Map<String, Outcome> fails(String... checks) {
    return outcomes(Outcome.FAIL, checks);
  }

  private static Map<String, Outcome> warns(String... checks) {
    return outcomes(Outcome.WARN, checks);
  }

  private static Map<String, Outcome> outcomes(Outcome outcome, String... checks) {
    Map<String, Outcome> outcomes = new TreeMap<>();
    for (String check : checks) {
      outcomes.put("https." + check, outcome);
    }
    return outcomes;
  }

  private static Map<String, Outcome> and(Map<String, Outcome> some, Map<String, Outcome> more) {
    Map<String, Outcome> all = new TreeMap<>(some);
    all.putAll(more);
    return all;
  }
}
