package io.faultwire.suites.script.live;

/** An open socket of a script. */
public final class Descriptor {
  private final int scripted;
  private final int live;
  private final Conversation conversation;
  private boolean nonBlocking;

  Descriptor(int scripted, int live, Conversation conversation) {
    this.scripted = scripted;
    this.live = live;
    this.conversation = conversation;
  }

  /** Return the number that the script has for it. */
  public int scripted() {
    return scripted;
  }

  /** Return the number that the subject has for it. */
  public int live() {
    return live;
  }

  /** Return what the socket exchanges with the tester. */
  public Conversation conversation() {
    return conversation;
  }

  /** Tell whether calls that would have to wait fail instead. */
  public boolean isNonBlocking() {
    return nonBlocking;
  }

  /** Set whether calls that would have to wait fail instead. */
  public void setNonBlocking(boolean value) {
    nonBlocking = value;
  }
}
