package io.faultwire.tls.catalogue;

/** Says what the clause of a chain asks of a client that is presented with it. */
public enum Demand {
  /** The chain is good: a client that refuses it is wrong. */
  ACCEPT,
  /** The chain is bad: a client that accepts it is wrong. */
  REFUSE,
  /** The clause binds the issuer or leaves the choice: both are right. */
  EITHER
}
