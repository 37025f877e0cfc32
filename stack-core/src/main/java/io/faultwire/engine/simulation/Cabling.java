package io.faultwire.engine.simulation;

import io.faultwire.link.Link;
import io.faultwire.tcp.TcpOptions;
import io.faultwire.topology.HostSpec;
import io.faultwire.topology.LinkSpec;
import java.util.List;

/** What the links of a network are made of. */
public interface Cabling extends AutoCloseable {
  /** Links whose frames wait in the event queue. */
  Cabling VIRTUAL =
      new Cabling() {
        @Override
        public void lay(LinkSpec spec, Link link, Assembly network) {}

        @Override
        public void settle() {}

        @Override
        public void close() {}
      };

  /** Takes over a link, whose declared faults are installed. */
  void lay(LinkSpec spec, Link link, Assembly network);

  /** Returns the switches of a host's TCP on such links. */
  default TcpOptions tcp(HostSpec host) {
    return host.tcp();
  }

  /** Waits for what is on its way, before the network ends. */
  void settle();

  /** Returns what went wrong beyond them, for who ends the network. */
  default List<Throwable> failures() {
    return List.of();
  }

  /** Takes the links down; nothing moves in the network any more. */
  @Override
  void close();
}
