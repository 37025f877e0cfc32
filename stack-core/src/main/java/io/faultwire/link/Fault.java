package io.faultwire.link;

/**
 * What can go wrong on a link: an effect on a selection of frames.
 *
 * @param name what captures and messages call it
 * @param effect what it does
 * @param selection to which frames
 */
public record Fault(String name, Effect effect, Selection selection) {

  /** Returns the same effect on other frames. */
  public Fault on(Selection other) {
    return new Fault(name + " on " + other, effect, other);
  }

  /** Returns the same fault under another name. */
  public Fault named(String other) {
    return new Fault(other, effect, selection);
  }

  @Override
  public String toString() {
    return name;
  }
}
