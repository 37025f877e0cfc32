package io.faultwire.capture.layer;

/**
 * One field of a header.
 *
 * @param name as the standard calls it
 * @param value as people read it
 */
public record LayerField(String name, String value) {
  @Override
  public String toString() {
    return name + "=" + value;
  }
}
