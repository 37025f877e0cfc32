package io.faultwire.tls.catalogue;

import static io.faultwire.tls.catalogue.NamedChain.bad;
import static io.faultwire.tls.catalogue.NamedChain.good;

import java.time.Instant;
import java.util.List;

/** Chains about when certificates are valid (RFC 5280, sections 4.1.2.5 and 6.1.3). */
final class ValidityChains {
  private static final String PERIOD = "RFC 5280, 4.1.2.5";
  private static final String CHECKED = "RFC 5280, 6.1.3";
  private static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59Z");

  private ValidityChains() {}

  static List<NamedChain> all() {
    return List.of(
        good("validity.current", "Valid since yesterday", PERIOD, w -> w.leaf().issue()),
        bad(
            "validity.expired",
            "Ended yesterday",
            CHECKED,
            w -> w.leaf().validity(w.days(-90), w.days(-1)).issue()),
        bad(
            "validity.not-yet-valid",
            "Begins tomorrow",
            CHECKED,
            w -> w.leaf().validity(w.days(1), w.days(90)).issue()),
        good(
            "validity.first-second",
            "Begins this very second",
            PERIOD,
            w -> w.leaf().validity(w.now(), w.days(90)).issue()),
        good(
                "validity.last-second",
                "Ends with this very second",
                PERIOD,
                w -> w.leaf().validity(w.days(-90), w.now()).issue())
            .atFixedTime(),
        bad(
                "validity.one-second-early",
                "Begins in one second",
                PERIOD,
                w -> w.leaf().validity(w.seconds(1), w.days(90)).issue())
            .atFixedTime(),
        bad(
            "validity.one-second-late",
            "Ended with the second before this one",
            PERIOD,
            w -> w.leaf().validity(w.days(-90), w.seconds(-1)).issue()),
        good(
            "validity.no-end",
            "Ends in the year 9999, which says that there is no end",
            PERIOD,
            w -> w.leaf().validity(w.days(-1), END_OF_TIME).issue()),
        good(
            "validity.long-ago",
            "Valid since 1950, the first year that UTCTime can tell",
            PERIOD,
            w -> w.leaf().validity(Instant.parse("1950-01-01T00:00:00Z"), w.days(90)).issue()),
        bad(
            "validity.issuer-expired",
            "The intermediate ended yesterday",
            CHECKED,
            w -> w.issuer().validity(w.days(-90), w.days(-1)).authority().issue(w.host())),
        bad(
            "validity.issuer-not-yet-valid",
            "The intermediate begins tomorrow",
            CHECKED,
            w -> w.issuer().validity(w.days(1), w.days(90)).authority().issue(w.host())));
  }
}
