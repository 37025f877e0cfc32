package io.faultwire.tls.message;

/**
 * An extension of a hello (RFC 8446, section 4.2).
 *
 * @param type the code on the wire, see the constants
 * @param content what follows the length
 */
@SuppressWarnings("ArrayRecordComponent")
public record Extension(int type, byte[] content) {
  public static final int SERVER_NAME = 0;
  public static final int MAX_FRAGMENT_LENGTH = 1;
  public static final int STATUS_REQUEST = 5;
  public static final int SUPPORTED_GROUPS = 10;
  public static final int EC_POINT_FORMATS = 11;
  public static final int SIGNATURE_ALGORITHMS = 13;
  public static final int ALPN = 16;
  public static final int PADDING = 21;
  public static final int ENCRYPT_THEN_MAC = 22;
  public static final int EXTENDED_MASTER_SECRET = 23;
  public static final int RECORD_SIZE_LIMIT = 28;
  public static final int SESSION_TICKET = 35;
  public static final int PRE_SHARED_KEY = 41;
  public static final int EARLY_DATA = 42;
  public static final int SUPPORTED_VERSIONS = 43;
  public static final int PSK_KEY_EXCHANGE_MODES = 45;
  public static final int KEY_SHARE = 51;
  public static final int RENEGOTIATION_INFO = 0xFF01;
}
