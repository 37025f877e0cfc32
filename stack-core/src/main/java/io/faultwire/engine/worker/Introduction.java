package io.faultwire.engine.worker;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import io.faultwire.tcp.TcpOptions;
import io.faultwire.time.Seed;
import io.faultwire.topology.HostSpec;
import io.faultwire.topology.InterfaceSpec;
import io.faultwire.topology.LinkSpec;
import io.faultwire.topology.Topology;
import io.faultwire.topology.TopologyBuilder;
import java.util.List;

/**
 * What a worker is told of the host that it is to be, and of the network around it.
 *
 * @param version of the cable's messages
 * @param host the name of the host
 * @param program the class of its program
 * @param seed of the network
 * @param tcp the switches of its TCP
 * @param hosts all hosts
 * @param switches all switches
 * @param links all links, in their order
 */
record Introduction(
    int version,
    String host,
    String program,
    String seed,
    JsonElement tcp,
    List<Resident> hosts,
    List<String> switches,
    List<Wire> links) {
  private static final int VERSION = 1;

  /** A host with its interfaces. */
  record Resident(String name, List<Socket> interfaces) {
    static Resident of(HostSpec host) {
      return new Resident(host.name(), host.interfaces().stream().map(Socket::of).toList());
    }
  }

  /** An interface; its address has the length of the prefix behind a slash. */
  record Socket(String address, String mac) {
    static Socket of(InterfaceSpec spec) {
      return new Socket(spec.address() + "/" + spec.prefix().length(), spec.mac().toString());
    }
  }

  /** A link. */
  record Wire(String a, String b, int mtu) {
    static Wire of(LinkSpec link) {
      return new Wire(link.a(), link.b(), link.mtu());
    }
  }

  static Introduction of(HostSpec host, Class<?> program, TcpOptions tcp, Topology all, Seed seed) {
    return new Introduction(
        VERSION,
        host.name(),
        program.getName(),
        seed.toString(),
        TcpOptionsJson.write(host.name(), tcp),
        all.hosts().stream().map(Resident::of).toList(),
        all.switches(),
        all.links().stream().map(Wire::of).toList());
  }

  String toJson() {
    return new Gson().toJson(this);
  }

  /**
   * Reads an introduction.
   *
   * @throws IllegalArgumentException if it is none, or of another version
   */
  static Introduction parse(String json) {
    try {
      Introduction read = new Gson().fromJson(json, Introduction.class);
      if (read != null && read.version == VERSION) {
        return read;
      }
    } catch (JsonParseException e) {
      throw new IllegalArgumentException("what came first is no introduction", e);
    }
    throw new IllegalArgumentException(
        "the test and the worker have different versions of Faultwire: give both the same");
  }

  /** Returns the network as the worker builds it: without harm, which is done elsewhere. */
  Topology topology() {
    TopologyBuilder topology = Topology.builder();
    for (Resident each : hosts) {
      topology.host(
          each.name,
          builder -> {
            each.interfaces.forEach(own -> builder.address(own.address).mac(own.mac));
            if (each.name.equals(host)) {
              builder.tcp(TcpOptionsJson.read(tcp));
            }
          });
    }
    switches.forEach(topology::networkSwitch);
    links.forEach(wire -> topology.link(wire.a, wire.b, link -> link.mtu(wire.mtu)));
    return topology.build();
  }
}
