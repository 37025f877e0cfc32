package io.faultwire.tls.secrets;

/** Names the secrets of TLS 1.3 in a key log (RFC 9850, section 2.1), and their derivation. */
public enum SecretLabel {
  CLIENT_HANDSHAKE_TRAFFIC_SECRET("c hs traffic"),
  SERVER_HANDSHAKE_TRAFFIC_SECRET("s hs traffic"),
  CLIENT_TRAFFIC_SECRET_0("c ap traffic"),
  SERVER_TRAFFIC_SECRET_0("s ap traffic");

  private final String derivation;

  SecretLabel(String derivation) {
    this.derivation = derivation;
  }

  /** Returns the label of RFC 8446, section 7.1. */
  String derivation() {
    return derivation;
  }
}
