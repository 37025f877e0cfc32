package io.faultwire.suites.script.call;

import io.faultwire.suites.script.live.Descriptor;
import io.faultwire.suites.script.live.Mismatch;
import io.faultwire.suites.script.live.Row;
import io.faultwire.suites.tcp.abi.Linux;
import java.util.List;
import java.util.OptionalInt;

/** The calls that sockets share with files. */
final class FileCalls {
  private FileCalls() {}

  /** {@code fcntl(3, F_SETFL, O_RDWR|O_NONBLOCK)}; whether calls wait is the script's affair. */
  static final class Fcntl extends SocketCall {
    private final int descriptor;
    private final int command;
    private final int argument;

    Fcntl(Arguments arguments) {
      super(arguments.site());
      descriptor = arguments.take(2, 3).number(0);
      command = arguments.number(1);
      argument = arguments.count() > 2 ? arguments.number(2) : 0;
      boolean known =
          command == Linux.F_GETFL
              || command == Linux.F_SETFL
              || command == Linux.F_GETFD
              || command == Linux.F_SETFD;
      if (!known) {
        throw site().refuse("only F_GETFL, F_SETFL, F_GETFD and F_SETFD are done");
      }
    }

    @Override
    int attempt(CallContext context) {
      Descriptor socket = context.descriptor(site(), descriptor);
      if (command == Linux.F_GETFL) {
        return Linux.O_RDWR | (socket.isNonBlocking() ? Linux.O_NONBLOCK : 0);
      }
      if (command == Linux.F_SETFL) {
        socket.setNonBlocking((argument & Linux.O_NONBLOCK) != 0);
      }
      return 0;
    }
  }

  /** {@code ioctl(4, SIOCINQ, [1000])}. */
  static final class Ioctl extends SocketCall {
    private final int descriptor;
    private final int request;
    private final OptionalInt expected;
    private final int[] answer = new int[1];

    Ioctl(Arguments arguments) {
      super(arguments.site());
      descriptor = arguments.take(2, 3).number(0);
      request = arguments.number(1);
      expected =
          arguments.count() > 2 ? OptionalInt.of(arguments.bracketed(2)) : OptionalInt.empty();
      if (request == Linux.FIONBIO) {
        throw site().refuse("FIONBIO is not done; write fcntl(3, F_SETFL, O_RDWR|O_NONBLOCK)");
      }
    }

    @Override
    int attempt(CallContext context) {
      int live = context.descriptor(site(), descriptor).live();
      return context.sockets().ioctl(live, request & 0xFFFF_FFFFL, answer);
    }

    @Override
    void completed(CallContext context, int result, int scripted) {
      boolean differs = expected.isPresent() && expected.getAsInt() != answer[0];
      if (result == 0 && differs) {
        Row row = Row.of("value", String.valueOf(expected.getAsInt()), String.valueOf(answer[0]));
        throw new Mismatch("the call answers with another number", List.of(row));
      }
    }
  }
}
