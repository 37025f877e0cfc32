package io.faultwire.capture;

/** The two ends of a conversation. */
public enum Side {
  /** The end that began. */
  CLIENT("client"),
  /** The end that was spoken to. */
  SERVER("server");

  private final String text;

  Side(String text) {
    this.text = text;
  }

  /** Returns the other end. */
  public Side other() {
    return this == CLIENT ? SERVER : CLIENT;
  }

  @Override
  public String toString() {
    return text;
  }
}
