package io.faultwire.suites.script.call;

import io.faultwire.suites.script.language.Argument;
import io.faultwire.suites.script.language.Argument.Structure;
import io.faultwire.suites.script.live.Mismatch;
import io.faultwire.suites.script.live.Row;
import io.faultwire.suites.tcp.abi.Linux;
import java.util.ArrayList;
import java.util.List;

/** {@code poll([{fd=4, events=POLLIN, revents=POLLIN}], 1, 0)}. */
final class PollCall extends SocketCall {
  private static final List<String> EVENTS =
      List.of(
          "POLLIN",
          "POLLPRI",
          "POLLOUT",
          "POLLERR",
          "POLLHUP",
          "POLLNVAL",
          "POLLRDNORM",
          "POLLRDBAND",
          "POLLWRNORM",
          "POLLWRBAND",
          "POLLMSG",
          "POLLREMOVE",
          "POLLRDHUP");
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final List<Polled> polled = new ArrayList<>();
  private final int timeout;
  private final int[] actual;
  private long deadline = -1;

  private record Polled(int descriptor, int events, int expected) {}

  PollCall(Arguments arguments) {
    super(arguments.site());
    arguments.take(3, 3);
    if (!(arguments.get(0) instanceof Argument.Listing listing)) {
      throw arguments.wrong(0, "[{fd=4, events=POLLIN, revents=POLLIN}]");
    }
    for (Argument element : listing.elements()) {
      polled.add(read(arguments, element));
    }
    if (arguments.number(1) != polled.size()) {
      throw site()
          .refuse("there are " + polled.size() + " descriptors, not " + arguments.number(1));
    }
    timeout = arguments.number(2);
    actual = new int[polled.size()];
  }

  private Polled read(Arguments arguments, Argument element) {
    if (element instanceof Structure structure
        && structure.member("fd").isPresent()
        && structure.member("events").isPresent()) {
      return new Polled(
          Numbers.integer(site(), structure.member("fd").get()),
          Numbers.integer(site(), structure.member("events").get()),
          structure.member("revents").map(value -> Numbers.integer(site(), value)).orElse(0));
    }
    throw arguments.wrong(0, "[{fd=4, events=POLLIN, revents=POLLIN}]");
  }

  @Override
  int attempt(CallContext context) {
    if (deadline < 0) {
      deadline = context.timeline().now() + Math.max(0, timeout) * NANOS_PER_MILLI;
    }
    int ready = 0;
    for (int i = 0; i < actual.length; i++) {
      Polled each = polled.get(i);
      int live = context.descriptor(site(), each.descriptor()).live();
      actual[i] = context.sockets().poll(live, each.events());
      ready += actual[i] != 0 ? 1 : 0;
    }
    boolean over = timeout >= 0 && context.timeline().now() >= deadline;
    return ready > 0 || over ? ready : WAITS;
  }

  @Override
  boolean waits(CallContext context) {
    return true;
  }

  @Override
  void completed(CallContext context, int result, int scripted) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < actual.length; i++) {
      Polled each = polled.get(i);
      rows.add(Row.of("fd " + each.descriptor(), names(each.expected()), names(actual[i])));
    }
    if (rows.stream().anyMatch(Row::differs)) {
      throw new Mismatch("other events hold", rows);
    }
  }

  private static String names(int events) {
    List<String> names = new ArrayList<>();
    int rest = events;
    for (String name : EVENTS) {
      int bit = Linux.number(name).orElseThrow();
      if ((events & bit) != 0) {
        names.add(name);
        rest &= ~bit;
      }
    }
    if (rest != 0) {
      names.add("0x" + Integer.toHexString(rest));
    }
    return names.isEmpty() ? "none" : String.join("|", names);
  }
}
