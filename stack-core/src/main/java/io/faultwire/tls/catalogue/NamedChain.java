package io.faultwire.tls.catalogue;

import java.util.function.UnaryOperator;

/** Describes one chain of the catalogue; {@link #prepare} makes it. */
public final class NamedChain {
  private final String id;
  private final String title;
  private final String clause;
  private final Demand demand;
  private final Recipe recipe;
  private final UnaryOperator<String> asked;
  private final Need need;

  /** Says what a chain needs to mean something. */
  private enum Need {
    NOTHING,
    /** A clock that stands still at the time of the setting. */
    FIXED_TIME,
    /** A host name of at least three labels. */
    DOMAIN,
    /** A responder that can be late. */
    RESPONDER,
    /** A server that sends an OCSP response in its handshake. */
    STAPLING
  }

  private NamedChain(
      String id,
      String title,
      String clause,
      Demand demand,
      Recipe recipe,
      UnaryOperator<String> asked,
      Need need) {
    this.id = id;
    this.title = title;
    this.clause = clause;
    this.demand = demand;
    this.recipe = recipe;
    this.asked = asked;
    this.need = need;
  }

  static NamedChain good(String id, String title, String clause, Recipe recipe) {
    return of(id, title, clause, Demand.ACCEPT, recipe);
  }

  static NamedChain bad(String id, String title, String clause, Recipe recipe) {
    return of(id, title, clause, Demand.REFUSE, recipe);
  }

  static NamedChain either(String id, String title, String clause, Recipe recipe) {
    return of(id, title, clause, Demand.EITHER, recipe);
  }

  private static NamedChain of(
      String id, String title, String clause, Demand demand, Recipe recipe) {
    return new NamedChain(
        id, title, clause, demand, recipe, UnaryOperator.identity(), Need.NOTHING);
  }

  /** Lets the client ask for another name than the setting's. */
  NamedChain askedAs(UnaryOperator<String> other) {
    return new NamedChain(id, title, clause, demand, recipe, other, need);
  }

  NamedChain askedAs(String other) {
    return askedAs(host -> other);
  }

  NamedChain atFixedTime() {
    return needing(Need.FIXED_TIME);
  }

  NamedChain withDomain() {
    return needing(Need.DOMAIN);
  }

  NamedChain withResponder() {
    return needing(Need.RESPONDER);
  }

  NamedChain stapled() {
    return needing(Need.STAPLING);
  }

  private NamedChain needing(Need other) {
    return new NamedChain(id, title, clause, demand, recipe, asked, other);
  }

  /** Returns the name, such as {@code validity.expired}; it never changes. */
  public String id() {
    return id;
  }

  /** Returns the group, which is the part of the name before the dot. */
  public String group() {
    return id.substring(0, id.indexOf('.'));
  }

  /** Returns what the chain is like, in one line. */
  public String title() {
    return title;
  }

  /** Returns the clause that it obeys or breaks, such as {@code RFC 5280, 4.1.2.5}. */
  public String clause() {
    return clause;
  }

  /** Returns what the clause asks of a client. */
  public Demand demand() {
    return demand;
  }

  /** Returns whether the chain means something only where the clock stands still. */
  public boolean needsFixedTime() {
    return need == Need.FIXED_TIME;
  }

  /** Returns whether the chain means something only for a host name of at least three labels. */
  public boolean needsDomain() {
    return need == Need.DOMAIN;
  }

  /** Returns whether the chain differs from others only while a responder is asked. */
  public boolean needsResponder() {
    return need == Need.RESPONDER;
  }

  /** Returns whether the server sends an OCSP response in its handshake. */
  public boolean isStapled() {
    return need == Need.STAPLING;
  }

  /**
   * Makes the chain.
   *
   * @throws IllegalArgumentException if it needs a domain and the setting's host has none
   */
  public PreparedChain prepare(ChainSetting setting) {
    if (needsDomain() && !setting.hasDomain()) {
      throw new IllegalArgumentException(
          "%s needs a host name of three labels such as shop.faultwire.test, not '%s'"
              .formatted(id, setting.host()));
    }
    Workshop workshop = new Workshop(setting);
    return new PreparedChain(
        this,
        recipe.make(workshop),
        setting.root(),
        asked.apply(setting.host()),
        workshop.statuses());
  }

  @Override
  public String toString() {
    return id;
  }
}
