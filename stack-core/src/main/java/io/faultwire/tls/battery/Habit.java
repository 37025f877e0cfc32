package io.faultwire.tls.battery;

import io.faultwire.tls.battery.ClientVerdict.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Names the ways in which clients are careless, the most careless first. */
enum Habit {
  TRUSTS_ALL(
      "trusts every certificate",
      List.of("trust.self-signed", "trust.unknown-root", "name.other-host", "validity.expired")),
  NO_ISSUER(
      "does not check who has issued a certificate",
      List.of("trust.self-signed", "trust.unknown-root")),
  NO_HOST_NAME("does not check the host name", List.of("name.other-host", "name.other-address")),
  NO_VALIDITY(
      "does not check when a certificate is valid",
      List.of("validity.expired", "validity.not-yet-valid")),
  NO_SIGNATURE("does not check signatures", List.of("trust.signature-broken")),
  NO_AUTHORITY(
      "takes a certificate from anybody who has one", List.of("authority.server-as-issuer")),
  NO_PURPOSE("does not check what a certificate is for", List.of("usage.client-only")),
  NO_REVOCATION(
      "does not ask whether a certificate is revoked",
      List.of("revocation.ocsp-revoked", "revocation.list-revoked"));

  private final String words;
  private final List<String> signs;

  Habit(String words, List<String> signs) {
    this.words = words;
    this.signs = signs;
  }

  /** Returns the habits of a client, each in one line with the chains that it accepted for it. */
  static List<String> of(BatteryResult result) {
    List<String> found = new ArrayList<>();
    for (Habit habit : values()) {
      habit.line(result).ifPresent(found::add);
      if (habit == TRUSTS_ALL && !found.isEmpty()) {
        return found;
      }
    }
    return found;
  }

  private Optional<String> line(BatteryResult result) {
    List<String> accepted =
        result.verdicts().stream()
            .filter(v -> signs.contains(v.chain().id()) && v.kind() == Kind.ACCEPTED)
            .map(v -> v.chain().id())
            .toList();
    List<String> given =
        result.verdicts().stream().map(v -> v.chain().id()).filter(signs::contains).toList();
    boolean enough = this == TRUSTS_ALL ? given.size() == signs.size() : !given.isEmpty();
    return !enough || !accepted.equals(given)
        ? Optional.empty()
        : Optional.of(
            "%s %s: it accepted %s".formatted(result.client(), words, String.join(", ", accepted)));
  }
}
