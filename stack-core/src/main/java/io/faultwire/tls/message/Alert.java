package io.faultwire.tls.message;

/**
 * An alert (RFC 8446, section 6).
 *
 * @param level 1 for a warning, 2 for a fatal one
 * @param code what happened, see {@link AlertDescription}
 */
public record Alert(int level, int code) {
  private static final int WARNING = 1;
  private static final int FATAL = 2;

  /**
   * Reads the content of a record.
   *
   * @throws MalformedTlsException if it is not two octets long
   */
  public static Alert parse(byte[] fragment) {
    TlsReader in = new TlsReader(fragment);
    Alert alert = new Alert(in.u8(), in.u8());
    in.requireEnd();
    return alert;
  }

  /** Returns a fatal alert. */
  public static Alert fatal(AlertDescription description) {
    return new Alert(FATAL, description.code());
  }

  /** Returns a warning. */
  public static Alert warning(AlertDescription description) {
    return new Alert(WARNING, description.code());
  }

  /** Tells whether it says this. */
  public boolean is(AlertDescription description) {
    return code == description.code();
  }

  /** Tells whether its sender says that the connection is at its end for an error. */
  public boolean isFatal() {
    return level != WARNING;
  }

  /** Returns the record that carries it, in the clear. */
  public byte[] toRecord() {
    byte[] content = {(byte) level, (byte) code};
    return new TlsRecord(TlsRecord.ALERT, TlsVersion.TLS_1_2.code(), content).toByteArray();
  }

  /** Returns text such as {@code alert handshake_failure (40)}. */
  @Override
  public String toString() {
    return "alert "
        + AlertDescription.nameOf(code)
        + " ("
        + code
        + (level == WARNING ? ", a warning)" : ")");
  }
}
