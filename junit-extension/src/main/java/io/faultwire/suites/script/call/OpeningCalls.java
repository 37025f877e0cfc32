package io.faultwire.suites.script.call;

import io.faultwire.suites.script.live.Conversation;
import io.faultwire.suites.script.live.Conversation.Phase;
import io.faultwire.suites.script.live.Descriptor;
import io.faultwire.suites.tcp.abi.Errno;
import io.faultwire.suites.tcp.abi.Linux;
import io.faultwire.wire.IpProtocol;
import java.util.Arrays;

/** The calls that make sockets and connections. */
final class OpeningCalls {
  private OpeningCalls() {}

  /** {@code socket(..., SOCK_STREAM, IPPROTO_TCP)}. */
  static final class Socket extends SocketCall {
    private static final int TYPE_BITS = 0xF;

    private final int domain;
    private final int type;
    private final int protocol;

    Socket(Arguments arguments) {
      super(arguments.site());
      arguments.take(3, 3);
      domain = arguments.isEllipsis(0) ? Linux.AF_INET : arguments.number(0);
      type = arguments.number(1);
      protocol = arguments.number(2);
      if (domain == Linux.AF_INET6) {
        throw site().refuse("IPv6 is not done");
      }
    }

    @Override
    int attempt(CallContext context) {
      return context.sockets().socket(domain, type & TYPE_BITS, protocol);
    }

    @Override
    boolean returnsDescriptor() {
      return true;
    }

    @Override
    void completed(CallContext context, int result, int scripted) {
      if (result < 0) {
        return;
      }
      if (context.descriptors().find(scripted).isPresent()) {
        throw site().refuse("the descriptor " + scripted + " is open already");
      }
      boolean stream = (type & TYPE_BITS) == Linux.SOCK_STREAM;
      int usual = stream ? IpProtocol.TCP : IpProtocol.UDP;
      Conversation conversation = context.conversations().begin(protocol == 0 ? usual : protocol);
      context
          .descriptors()
          .add(scripted, result, conversation)
          .setNonBlocking((type & Linux.SOCK_NONBLOCK) != 0);
    }
  }

  /** {@code bind(3, ..., ...)}. */
  static final class Bind extends SocketCall {
    private final int descriptor;
    private final SocketAddress address;

    Bind(Arguments arguments) {
      super(arguments.site());
      descriptor = arguments.take(3, 3).number(0);
      address = SocketAddress.of(arguments, 1);
    }

    @Override
    int attempt(CallContext context) {
      Descriptor socket = context.descriptor(site(), descriptor);
      int port = address.localPort(context);
      int result = context.sockets().bind(socket.live(), address.local(context), port);
      if (result == 0 && socket.conversation().protocol() == IpProtocol.UDP) {
        socket.conversation().setLocalPort(port);
      }
      return result;
    }
  }

  /** {@code listen(3, 1)}. */
  static final class Listen extends SocketCall {
    private final int descriptor;
    private final int backlog;

    Listen(Arguments arguments) {
      super(arguments.site());
      descriptor = arguments.take(2, 2).number(0);
      backlog = arguments.number(1);
    }

    @Override
    int attempt(CallContext context) {
      return context.sockets().listen(context.descriptor(site(), descriptor).live(), backlog);
    }

    @Override
    void completed(CallContext context, int result, int scripted) {
      if (result == 0) {
        context.descriptor(site(), descriptor).conversation().setPhase(Phase.LISTENING);
      }
    }
  }

  /** {@code accept(3, ..., ...)}. */
  static final class Accept extends SocketCall {
    private final int descriptor;

    Accept(Arguments arguments) {
      super(arguments.site());
      descriptor = arguments.take(3, 3).number(0);
      arguments.ellipsis(1);
      arguments.ellipsis(2);
    }

    @Override
    int attempt(CallContext context) {
      return context.sockets().accept(context.descriptor(site(), descriptor).live());
    }

    @Override
    boolean waits(CallContext context) {
      return !context.descriptor(site(), descriptor).isNonBlocking();
    }

    @Override
    boolean returnsDescriptor() {
      return true;
    }

    @Override
    void completed(CallContext context, int result, int scripted) {
      if (result < 0) {
        return;
      }
      if (context.descriptors().find(scripted).isPresent()) {
        throw site().refuse("the descriptor " + scripted + " is open already");
      }
      Conversation accepted =
          context
              .conversations()
              .acceptable()
              .orElseThrow(
                  () -> site().refuse("no handshake of the script belongs to this connection"));
      context.descriptors().add(scripted, result, accepted);
    }
  }

  /** {@code connect(3, ..., ...)}. */
  static final class Connect extends SocketCall {
    private final int descriptor;
    private final SocketAddress address;
    private boolean started;

    Connect(Arguments arguments) {
      super(arguments.site());
      descriptor = arguments.take(3, 3).number(0);
      address = SocketAddress.of(arguments, 1);
    }

    @Override
    int attempt(CallContext context) {
      Descriptor socket = context.descriptor(site(), descriptor);
      if (started) {
        return outcome(context, socket.live());
      }
      begin(context, socket.conversation(), address);
      int result =
          context
              .sockets()
              .connect(socket.live(), address.remote(context), address.remotePort(context));
      started = result == Errno.EINPROGRESS.negated() && waits(context);
      return started ? outcome(context, socket.live()) : result;
    }

    /** Note that a socket begins to exchange packets with an address of the tester. */
    static void begin(CallContext context, Conversation conversation, SocketAddress address) {
      if (conversation.phase() == Phase.NEW) {
        conversation.setPhase(Phase.CONNECTING);
        conversation.setRemotePort(address.remotePort(context));
      }
    }

    /** Return how the attempt that was begun has ended, if it has. */
    private static int outcome(CallContext context, int live) {
      if (context.sockets().poll(live, Linux.POLLOUT) == 0) {
        return WAITS;
      }
      byte[] error = new byte[Integer.BYTES];
      context.sockets().getOption(live, Linux.SOL_SOCKET, Linux.SO_ERROR, error);
      return Arrays.equals(error, new byte[Integer.BYTES]) ? 0 : -OptionCalls.integer(error);
    }

    @Override
    boolean waits(CallContext context) {
      return !context.descriptor(site(), descriptor).isNonBlocking();
    }
  }
}
