package io.faultwire.suites.script.call;

import io.faultwire.suites.script.language.Argument;
import io.faultwire.suites.script.language.Argument.Structure;
import io.faultwire.suites.script.live.Descriptor;
import io.faultwire.suites.tcp.abi.Linux;
import org.jspecify.annotations.Nullable;

/** The calls that carry data, which are all zeros. */
final class DataCalls {
  private static final int LARGEST = 1 << 28;

  private DataCalls() {}

  private static int length(CallSite site, int length) {
    if (length < 0 || length > LARGEST) {
      throw site.refuse("a buffer has 0 to " + LARGEST + " octets, not " + length);
    }
    return length;
  }

  /** Return the length of all parts of {@code [{..., 1000}, {..., 500}]}. */
  private static int lengthOfParts(CallSite site, Argument parts, int count) {
    if (!(parts instanceof Argument.Listing listing) || listing.elements().size() != count) {
      throw site.refuse("expected " + count + " buffers, not '" + parts.text() + "'");
    }
    long sum = 0;
    for (Argument part : listing.elements()) {
      boolean buffer = part instanceof Structure structure && structure.members().size() == 2;
      if (!buffer) {
        throw site.refuse("a buffer is {..., 1000}, not '" + part.text() + "'");
      }
      sum += length(site, Numbers.integer(site, ((Structure) part).members().get(1).value()));
    }
    return length(site, (int) Math.min(sum, Integer.MAX_VALUE));
  }

  /** Return the length of the buffers of a {@code msghdr} that has no control messages. */
  private static int lengthOfMessage(CallSite site, Argument argument) {
    if (!(argument instanceof Structure message)) {
      throw site.refuse("a message is expected, not '" + argument.text() + "'");
    }
    for (Argument.Member member : message.members()) {
      if (member.name().equals("msg_iov") && member.length().isPresent()) {
        int count = Numbers.integer(site, member.length().get());
        int flags =
            message.member("msg_flags").map(value -> Numbers.integer(site, value)).orElse(0);
        if (message.member("msg_control").isPresent() || flags != 0) {
          throw site.refuse("control messages and flags of a message are not done");
        }
        return lengthOfParts(site, member.value(), count);
      }
    }
    throw site.refuse("a message needs msg_iov(1)=[{..., 1000}]");
  }

  /** {@code read}, {@code readv}, {@code recv}, {@code recvfrom}, {@code recvmsg}. */
  static final class Receive extends SocketCall {
    private final int descriptor;
    private final int length;
    private final int flags;
    private int received;

    Receive(Arguments arguments) {
      super(arguments.site());
      String name = site().name();
      int count = name.equals("recvfrom") ? 6 : name.equals("recv") ? 4 : 3;
      descriptor = arguments.take(count, count).number(0);
      if (name.equals("recvmsg")) {
        length = lengthOfMessage(site(), arguments.get(1));
        flags = arguments.number(2);
      } else if (name.equals("readv")) {
        length = lengthOfParts(site(), arguments.get(1), arguments.number(2));
        flags = 0;
      } else {
        arguments.buffer(1);
        length = length(site(), arguments.number(2));
        flags = count > 3 ? arguments.number(3) : 0;
      }
    }

    @Override
    int attempt(CallContext context) {
      int live = context.descriptor(site(), descriptor).live();
      boolean all = (flags & Linux.MSG_WAITALL) != 0 && waits(context);
      while (true) {
        byte[] target = new byte[length - received];
        int count = context.sockets().receiveFrom(live, target, flags, new int[2]);
        if (!all || (count < 0 && received == 0)) {
          return count;
        }
        if (count == WAITS) {
          return WAITS;
        }
        if (count <= 0) {
          return received;
        }
        received += count;
        if (received == length) {
          return received;
        }
      }
    }

    @Override
    boolean waits(CallContext context) {
      return (flags & Linux.MSG_DONTWAIT) == 0
          && !context.descriptor(site(), descriptor).isNonBlocking();
    }
  }

  /** {@code write}, {@code writev}, {@code send}, {@code sendto}, {@code sendmsg}. */
  static final class Send extends SocketCall {
    private final int descriptor;
    private final int length;
    private final int flags;
    private final @Nullable SocketAddress address;
    private int sent;

    Send(Arguments arguments) {
      super(arguments.site());
      String name = site().name();
      int count = name.equals("sendto") ? 6 : name.equals("send") ? 4 : 3;
      descriptor = arguments.take(count, count).number(0);
      if (name.equals("sendmsg")) {
        length = lengthOfMessage(site(), arguments.get(1));
        flags = arguments.number(2);
      } else if (name.equals("writev")) {
        length = lengthOfParts(site(), arguments.get(1), arguments.number(2));
        flags = 0;
      } else {
        arguments.buffer(1);
        length = length(site(), arguments.number(2));
        flags = count > 3 ? arguments.number(3) : 0;
      }
      address = count == 6 ? SocketAddress.of(arguments, 4) : null;
    }

    @Override
    int attempt(CallContext context) {
      Descriptor socket = context.descriptor(site(), descriptor);
      while (true) {
        int count = send(context, socket, new byte[length - sent]);
        if (count == WAITS && sent > 0 && waits(context)) {
          return WAITS;
        }
        if (count < 0) {
          return sent > 0 ? sent : count;
        }
        sent += count;
        if (count == 0 || sent == length || !waits(context)) {
          return sent;
        }
      }
    }

    private int send(CallContext context, Descriptor socket, byte[] octets) {
      if (address == null) {
        return context.sockets().send(socket.live(), octets, flags);
      }
      OpeningCalls.Connect.begin(context, socket.conversation(), address);
      return context
          .sockets()
          .sendTo(
              socket.live(), octets, flags, address.remote(context), address.remotePort(context));
    }

    @Override
    boolean waits(CallContext context) {
      return (flags & Linux.MSG_DONTWAIT) == 0
          && !context.descriptor(site(), descriptor).isNonBlocking();
    }
  }
}
