package io.faultwire.tls.probe;

/**
 * Says how a server answered the offer of one version.
 *
 * @param kind what came back
 * @param detail the answer for people, such as {@code alert protocol_version (70)}
 */
public record VersionAnswer(Kind kind, String detail) {
  /** Names the kinds of answer. */
  public enum Kind {
    /** The server began a handshake of the version asked for. */
    OFFERED,
    /** The server refused with an alert, by closing, or by choosing another version. */
    REFUSED,
    /** The server sent something that is not TLS. */
    NOT_TLS
  }

  /** Returns whether the server speaks the version. */
  public boolean isOffered() {
    return kind == Kind.OFFERED;
  }
}
