package io.faultwire.suites.script.live;

/**
 * A field of something that was expected and came, side by side.
 *
 * @param name the field
 * @param expected the value that the script demands; empty if it demands none
 * @param actual the value that came
 * @param differs whether that is wrong
 */
public record Row(String name, String expected, String actual, boolean differs) {

  /** Return a row that is wrong unless both texts are equal. */
  public static Row of(String name, String expected, String actual) {
    return new Row(name, expected, actual, !expected.equals(actual));
  }
}
