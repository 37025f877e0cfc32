package io.faultwire.tls.probe;

/** Names TLS alerts (RFC 8446, section 6). */
final class AlertNames {
  private AlertNames() {}

  static String of(int description) {
    String name =
        switch (description) {
          case 0 -> "close_notify";
          case 10 -> "unexpected_message";
          case 40 -> "handshake_failure";
          case 47 -> "illegal_parameter";
          case 50 -> "decode_error";
          case 70 -> "protocol_version";
          case 71 -> "insufficient_security";
          case 80 -> "internal_error";
          case 86 -> "inappropriate_fallback";
          case 109 -> "missing_extension";
          case 112 -> "unrecognized_name";
          default -> "unknown";
        };
    return name + " (" + description + ")";
  }
}
