package io.faultwire.suites.script.expression;

import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the programs of one script share: variables by name, and where {@code print} writes to. */
public final class Variables {
  private final Map<String, Object> values = new TreeMap<>();
  private final Consumer<String> printer;

  /** Begin without variables; the printer takes the lines that programs print. */
  public Variables(Consumer<String> printer) {
    this.printer = printer;
  }

  /** Set a variable to an integer. */
  public void set(String name, BigInteger value) {
    values.put(name, value);
  }

  void assign(String name, Object value) {
    values.put(name, value);
  }

  @Nullable Object get(String name) {
    return values.get(name);
  }

  void print(String line) {
    printer.accept(line);
  }
}
