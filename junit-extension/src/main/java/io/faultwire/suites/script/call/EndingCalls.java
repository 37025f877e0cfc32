package io.faultwire.suites.script.call;

import io.faultwire.suites.script.live.Descriptor;

/** The calls that end connections. */
final class EndingCalls {
  private EndingCalls() {}

  /** {@code close(3)}. */
  static final class Close extends SocketCall {
    private final int descriptor;

    Close(Arguments arguments) {
      super(arguments.site());
      descriptor = arguments.take(1, 1).number(0);
    }

    @Override
    int attempt(CallContext context) {
      return context.sockets().close(context.descriptor(site(), descriptor).live());
    }

    @Override
    void completed(CallContext context, int result, int scripted) {
      Descriptor closed = context.descriptor(site(), descriptor);
      if (result == 0) {
        context.descriptors().remove(closed);
      }
    }
  }

  /** {@code shutdown(3, SHUT_WR)}. */
  static final class Shutdown extends SocketCall {
    private final int descriptor;
    private final int how;

    Shutdown(Arguments arguments) {
      super(arguments.site());
      descriptor = arguments.take(2, 2).number(0);
      how = arguments.number(1);
    }

    @Override
    int attempt(CallContext context) {
      return context.sockets().shutdown(context.descriptor(site(), descriptor).live(), how);
    }
  }
}
