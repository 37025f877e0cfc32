package io.faultwire.tls.judgement;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Names the sets of rules under which a client refuses a chain. */
public enum Profile {
  /** RFC 5280 with RFC 9525: silent on the strength of keys and on authorities as servers. */
  RFC_5280(
      EnumSet.of(
          Point.COMMON_NAME_SPELLING,
          Point.COMMON_NAME_UNRELATED,
          Point.WILDCARD_FORM,
          Point.WEAK_LEAF_KEY,
          Point.WEAK_ISSUER_KEY,
          Point.LEAF_IS_AUTHORITY,
          Point.BASELINE_PROFILE)),
  /** The CA/Browser Forum's Baseline Requirements on top of it. */
  WEB_PKI(EnumSet.of(Point.COMMON_NAME_UNRELATED, Point.NAME_CONSTRAINTS_NOT_CRITICAL));

  /** What binds the server's operator, and no client needs to refuse. */
  private static final Set<Point> OPERATION =
      Collections.unmodifiableSet(
          EnumSet.of(
              Point.INCOMPLETE_LIST,
              Point.OUT_OF_ORDER,
              Point.ROOT_SENT,
              Point.UNRELATED_SENT,
              Point.SMALL_EXPONENT,
              Point.STATUS_UNKNOWN,
              Point.STATUS_NOT_CURRENT,
              Point.STATUS_NOT_AUTHENTIC,
              Point.STATUS_MISSING,
              Point.STAPLE_MISSING));

  private final Set<Point> tolerated;

  Profile(EnumSet<Point> tolerated) {
    this.tolerated = Collections.unmodifiableSet(tolerated);
  }

  /** Returns whether a client that follows the profile refuses a chain for this point. */
  public boolean refuses(Point point) {
    return !tolerated.contains(point) && !OPERATION.contains(point);
  }
}
