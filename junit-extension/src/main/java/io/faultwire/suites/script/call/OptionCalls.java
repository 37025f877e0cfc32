package io.faultwire.suites.script.call;

import io.faultwire.suites.script.language.Argument;
import io.faultwire.suites.script.language.Argument.Structure;
import io.faultwire.suites.script.live.Mismatch;
import io.faultwire.suites.script.live.Row;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** The calls that set and read options. Values are in little-endian order. */
final class OptionCalls {
  private static final int LONGEST = 4096;

  private OptionCalls() {}

  static int integer(byte[] value) {
    int result = 0;
    for (int i = Integer.BYTES - 1; i >= 0; i--) {
      result = result << 8 | (value[i] & 0xFF);
    }
    return result;
  }

  private static void put(byte[] value, int offset, int number) {
    for (int i = 0; i < Integer.BYTES && offset + i < value.length; i++) {
      value[offset + i] = (byte) (number >>> (8 * i));
    }
  }

  private static int length(CallSite site, int length) {
    if (length < 0 || length > LONGEST) {
      throw site.refuse("an option has 0 to " + LONGEST + " octets, not " + length);
    }
    return length;
  }

  private static byte[] text(CallSite site, Argument.Text text) {
    return Escapes.decode(site, text.escaped()).getBytes(StandardCharsets.ISO_8859_1);
  }

  /** {@code setsockopt(3, SOL_SOCKET, SO_REUSEADDR, [1], 4)}. */
  static final class Set extends SocketCall {
    private final int descriptor;
    private final int level;
    private final int name;
    private final byte[] value;

    Set(Arguments arguments) {
      super(arguments.site());
      descriptor = arguments.take(5, 5).number(0);
      level = arguments.number(1);
      name = arguments.number(2);
      value = new byte[length(site(), arguments.number(4))];
      fill(arguments);
    }

    private void fill(Arguments arguments) {
      Argument given = arguments.get(3);
      if (given instanceof Argument.Text text) {
        byte[] octets = text(site(), text);
        System.arraycopy(octets, 0, value, 0, Math.min(octets.length, value.length));
      } else if (given instanceof Structure linger
          && linger.member("onoff").isPresent()
          && linger.member("linger").isPresent()) {
        put(value, 0, Numbers.integer(site(), linger.member("onoff").get()));
        put(value, Integer.BYTES, Numbers.integer(site(), linger.member("linger").get()));
      } else if (given instanceof Structure) {
        throw arguments.wrong(3, "[1], a string or {onoff=1, linger=0}");
      } else {
        put(value, 0, arguments.bracketed(3));
      }
    }

    @Override
    int attempt(CallContext context) {
      int live = context.descriptor(site(), descriptor).live();
      return context.sockets().setOption(live, level, name, value);
    }
  }

  /** {@code getsockopt(3, SOL_SOCKET, SO_ERROR, [0], [4]) = 0}. */
  static final class Get extends SocketCall {
    private final int descriptor;
    private final int level;
    private final int name;
    private final Argument expected;
    private final byte[] value;
    private int length;

    Get(Arguments arguments) {
      super(arguments.site());
      descriptor = arguments.take(5, 5).number(0);
      level = arguments.number(1);
      name = arguments.number(2);
      value = new byte[length(site(), arguments.bracketed(4))];
      expected = arguments.get(3);
      if (expected instanceof Argument.Text text) {
        text(site(), text);
      } else {
        arguments.bracketed(3);
        if (value.length != Integer.BYTES) {
          throw site().refuse("a number has 4 octets, not " + value.length);
        }
      }
    }

    @Override
    int attempt(CallContext context) {
      int live = context.descriptor(site(), descriptor).live();
      length = context.sockets().getOption(live, level, name, value);
      return Math.min(length, 0);
    }

    @Override
    void completed(CallContext context, int result, int scripted) {
      if (result < 0) {
        return;
      }
      Row lengths = Row.of("length", String.valueOf(value.length), String.valueOf(length));
      Row values = values();
      if (lengths.differs() || values.differs()) {
        throw new Mismatch("the option has another value", List.of(lengths, values));
      }
    }

    private Row values() {
      if (expected instanceof Argument.Text text) {
        byte[] wanted = text(site(), text);
        HexFormat hex = HexFormat.of();
        return Row.of(
            "value",
            hex.formatHex(wanted),
            hex.formatHex(Arrays.copyOf(value, Math.min(length, value.length))));
      }
      Argument wanted = ((Argument.Listing) expected).elements().get(0);
      return Row.of(
          "value", String.valueOf(Numbers.integer(site(), wanted)), String.valueOf(integer(value)));
    }
  }
}
