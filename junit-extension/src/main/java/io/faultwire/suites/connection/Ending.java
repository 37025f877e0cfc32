package io.faultwire.suites.connection;

/** How the other side of a connection ended, if it did. */
public enum Ending {
  CLOSED("closed it"),
  RESET("reset it"),
  NONE("kept it open");

  private final String words;

  Ending(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
