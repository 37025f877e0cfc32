package io.faultwire.engine.worker;

import io.faultwire.engine.simulation.Assembly;
import io.faultwire.engine.simulation.Outsider;
import io.faultwire.link.LinkDirection;
import io.faultwire.link.Port;
import io.faultwire.topology.LinkSpec;
import io.faultwire.wire.Frame;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One end of a cable: the ports of what lives at the other one, and how many frames went either
 * way; used in the network's turn.
 *
 * <p>A frame stands on the cable behind the number of its link, 4 octets, whether its FCS was
 * recorded, 1, and that, 4.
 */
final class CableEnd {
  private static final int HEADER = 9;

  private final Cable cable;
  private final Runnable onSent;
  private final Map<Integer, CablePort> ports = new LinkedHashMap<>();
  private long sent;
  private long received;

  /**
   * Creates an end without ports.
   *
   * @param onSent is run for each frame that is sent
   */
  CableEnd(Cable cable, Runnable onSent) {
    this.cable = cable;
    this.onSent = onSent;
  }

  /** Returns what takes the place of a device that lives at the other end. */
  Outsider device(String name) {
    return (link, network) -> port(name, link, network);
  }

  private CablePort port(String device, LinkSpec link, Assembly network) {
    int number = network.topology().links().indexOf(link);
    CablePort port = new CablePort(device, number);
    ports.put(number, port);
    return port;
  }

  long sent() {
    return sent;
  }

  long received() {
    return received;
  }

  /**
   * Takes a frame off the cable and sends it on its link.
   *
   * @throws IllegalArgumentException if it is for no link of this end
   */
  void take(byte[] octets, Assembly network) {
    ByteBuffer message = ByteBuffer.wrap(octets);
    CablePort port = ports.get(message.getInt());
    if (port == null || octets.length - HEADER > network.pool().maximumLength()) {
      throw new IllegalArgumentException("the cable brought a frame that is for no link");
    }
    boolean isSealed = message.get() != 0;
    int fcs = message.getInt();
    Frame frame = network.pool().copyOf(octets, HEADER, octets.length - HEADER);
    if (isSealed) {
      frame.sealFcs(fcs);
    }
    received++;
    port.transmit(frame);
  }

  /** Where a link ends of which the device lives at the other end. */
  private final class CablePort implements Port {
    private final String device;
    private final int link;
    private @Nullable LinkDirection outgoing;

    CablePort(String device, int link) {
      this.device = device;
      this.link = link;
    }

    @Override
    public String name() {
      return device;
    }

    @Override
    public void attach(LinkDirection direction) {
      outgoing = direction;
    }

    void transmit(Frame frame) {
      if (outgoing == null) {
        frame.release();
      } else {
        outgoing.transmit(frame);
      }
    }

    @Override
    public void receive(Frame frame, long now) {
      ByteBuffer message = ByteBuffer.allocate(HEADER + frame.length());
      message.putInt(link).put((byte) (frame.isSealed() ? 1 : 0)).putInt(frame.fcs());
      message.put(frame.bytes(), frame.start(), frame.length());
      frame.release();
      sent++;
      onSent.run();
      cable.send(new Cable.Message(Cable.Kind.FRAME, message.array()));
    }
  }
}
