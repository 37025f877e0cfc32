package io.faultwire.device;

import io.faultwire.link.LinkDirection;
import io.faultwire.link.Port;
import io.faultwire.wire.Bytes;
import io.faultwire.wire.EthernetHeader;
import io.faultwire.wire.Frame;
import io.faultwire.wire.MacAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A learning switch (IEEE 802.1D section 7): floods what it does not know, forwards what it does.
 */
public final class Switch {
  /** How long an address is remembered without a frame from it (IEEE 802.1D table 7-5). */
  public static final Duration DEFAULT_AGEING = Duration.ofMinutes(5);

  private final String name;
  private final long ageing;
  private final List<SwitchPort> ports = new ArrayList<>();
  private final Map<Long, Entry> table = new HashMap<>();
  private long flooded;
  private long forwarded;
  private long filtered;
  private long fcsErrors;

  /**
   * Creates a switch without ports.
   *
   * @param name unique in its network
   * @param ageing how long an address is remembered
   */
  public Switch(String name, Duration ageing) {
    this.name = name;
    this.ageing = ageing.toNanos();
  }

  public String name() {
    return name;
  }

  /** Adds a port that a link can be plugged into. */
  public Port addPort() {
    SwitchPort port = new SwitchPort();
    ports.add(port);
    return port;
  }

  /**
   * Returns the device at the far end of the port on which an address was last seen, if it is still
   * remembered at the given time.
   */
  public Optional<String> whereIs(MacAddress address, long now) {
    return Optional.ofNullable(lookUp(address.value(), now)).map(SwitchPort::neighbour);
  }

  /** Returns how many frames were sent to all other ports. */
  public long flooded() {
    return flooded;
  }

  /** Returns how many frames were sent to the one port that they belong to. */
  public long forwarded() {
    return forwarded;
  }

  /** Returns how many frames were dropped since their receiver is where they came from. */
  public long filtered() {
    return filtered;
  }

  /** Returns how many frames were dropped since their FCS was wrong. */
  public long fcsErrors() {
    return fcsErrors;
  }

  private @Nullable SwitchPort lookUp(long address, long now) {
    Entry entry = table.get(address);
    return entry == null || now - entry.seenAt > ageing ? null : entry.port;
  }

  private void receive(SwitchPort in, Frame frame, long now) {
    if (!frame.fcsMatches() || frame.length() < EthernetHeader.LENGTH) {
      fcsErrors++;
      frame.release();
      return;
    }
    frame.unsealFcs();
    long source = Bytes.getUnsigned48(frame.bytes(), frame.start() + 6);
    if (!MacAddress.isGroup(source)) {
      table.put(source, new Entry(in, now));
    }
    long destination = Bytes.getUnsigned48(frame.bytes(), frame.start());
    SwitchPort out = MacAddress.isGroup(destination) ? null : lookUp(destination, now);
    if (out == in) {
      filtered++;
      frame.release();
    } else if (out != null) {
      forwarded++;
      out.transmit(frame);
    } else {
      flooded++;
      flood(in, frame);
    }
  }

  private void flood(SwitchPort in, Frame frame) {
    for (SwitchPort port : ports) {
      if (port != in) {
        port.transmit(frame.copy());
      }
    }
    frame.release();
  }

  private record Entry(SwitchPort port, long seenAt) {}

  private final class SwitchPort implements Port {
    private @Nullable LinkDirection outgoing;

    @Override
    public String name() {
      return name;
    }

    @Override
    public void attach(LinkDirection direction) {
      outgoing = direction;
    }

    @Override
    public void receive(Frame frame, long now) {
      Switch.this.receive(this, frame, now);
    }

    private String neighbour() {
      return outgoing == null ? "nobody" : outgoing.to().name();
    }

    private void transmit(Frame frame) {
      if (outgoing == null) {
        frame.release();
      } else {
        outgoing.transmit(frame);
      }
    }
  }
}
