package io.faultwire.suites.script.call;

import io.faultwire.suites.script.language.Argument;
import io.faultwire.suites.script.language.ScriptException;
import java.util.List;

/** The arguments of one call, read as what the call takes. */
final class Arguments {
  private final CallSite site;
  private final List<Argument> arguments;

  Arguments(CallSite site, List<Argument> arguments) {
    this.site = site;
    this.arguments = arguments;
  }

  CallSite site() {
    return site;
  }

  int count() {
    return arguments.size();
  }

  /** Refuse the call unless it has so many arguments. */
  Arguments take(int least, int most) {
    if (arguments.size() < least || arguments.size() > most) {
      String wanted = least == most ? String.valueOf(least) : least + " or " + most;
      throw site.refuse("takes " + wanted + " arguments, but has " + arguments.size());
    }
    return this;
  }

  Argument get(int index) {
    return arguments.get(index);
  }

  int number(int index) {
    return Numbers.integer(site, get(index));
  }

  boolean isEllipsis(int index) {
    return get(index) instanceof Argument.Ellipsis;
  }

  void ellipsis(int index) {
    if (!isEllipsis(index)) {
      throw wrong(index, "'...'");
    }
  }

  /** Refuse a buffer that is not {@code ...}. */
  void buffer(int index) {
    if (!isEllipsis(index)) {
      throw site.refuse("a buffer is '...'; '" + get(index).text() + "' is not done");
    }
  }

  /** Return the number in brackets, such as {@code [1]}. */
  int bracketed(int index) {
    if (get(index) instanceof Argument.Listing listing && listing.elements().size() == 1) {
      return Numbers.integer(site, listing.elements().get(0));
    }
    throw wrong(index, "one number in brackets");
  }

  ScriptException wrong(int index, String expected) {
    return site.refuse(
        "argument " + (index + 1) + " is " + expected + ", not '" + get(index).text() + "'");
  }
}
