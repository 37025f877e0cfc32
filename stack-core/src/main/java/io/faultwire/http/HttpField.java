package io.faultwire.http;

/**
 * One field line.
 *
 * @param name as it was written
 * @param value without the whitespace around it; each character is one octet (ISO 8859-1)
 */
public record HttpField(String name, String value) {

  /** Returns whether this is the field of a name, which has no case (RFC 9110 section 5.1). */
  public boolean is(String other) {
    return name.equalsIgnoreCase(other);
  }

  @Override
  public String toString() {
    return name + ": " + value;
  }
}
