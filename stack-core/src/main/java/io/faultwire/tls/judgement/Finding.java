package io.faultwire.tls.judgement;

/**
 * Says what is wrong in one point of one certificate.
 *
 * @param point what is wrong
 * @param certificate which certificate, such as {@code leaf CN=shop.test}
 * @param expected what the standard asks for
 * @param actual what the certificate or the list holds
 * @param remedy what the operator can do
 */
public record Finding(
    Point point, String certificate, String expected, String actual, String remedy) {

  /** Returns the finding as three lines. */
  public String message() {
    return "%s%n  expected: %s%n  actual:   %s%n  remedy:   %s"
        .replace("%n", "\n")
        .formatted(certificate, expected, actual, remedy);
  }
}
