package io.faultwire.suites.script.call;

import io.faultwire.suites.script.language.Argument;
import io.faultwire.suites.tcp.abi.Errno;
import io.faultwire.suites.tcp.abi.Linux;
import java.util.OptionalInt;

/** What numbers and their names mean. */
final class Numbers {
  private static final long LARGEST = 0xFFFF_FFFFL;

  private Numbers() {}

  /** Return a number of 32 bits, signed or not, be it given by name. */
  static int integer(CallSite site, Argument argument) {
    long value = value(site, argument);
    if (value < Integer.MIN_VALUE || value > LARGEST) {
      throw site.refuse(value + " is no number of 32 bits");
    }
    return (int) value;
  }

  private static long value(CallSite site, Argument argument) {
    if (argument instanceof Argument.Numeral number) {
      return number.value();
    }
    if (argument instanceof Argument.Word word) {
      return named(site, word.name());
    }
    if (argument instanceof Argument.Union union) {
      long value = 0;
      for (Argument part : union.parts()) {
        value |= value(site, part);
      }
      return value;
    }
    throw site.refuse("a number is expected, not '" + argument.text() + "'");
  }

  private static int named(CallSite site, String name) {
    if (name.equals("NULL")) {
      return 0;
    }
    OptionalInt number = Linux.number(name);
    if (number.isPresent()) {
      return number.getAsInt();
    }
    return Errno.named(name)
        .orElseThrow(() -> site.refuse("the name '" + name + "' is unknown"))
        .number();
  }
}
