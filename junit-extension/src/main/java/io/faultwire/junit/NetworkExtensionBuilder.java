package io.faultwire.junit;

import io.faultwire.topology.HostBuilder;
import io.faultwire.topology.LinkBuilder;
import io.faultwire.topology.Topology;
import io.faultwire.topology.TopologyBuilder;
import io.faultwire.topology.TopologyException;
import java.util.function.Consumer;
import org.apiguardian.api.API;

/** Declare the network of a {@link NetworkExtension} in code. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class NetworkExtensionBuilder {
  private final TopologyBuilder topology = Topology.builder();
  private NetworkEngine engine = NetworkEngine.CONFIGURED;

  NetworkExtensionBuilder() {}

  /** Add a host with the addresses that it is given. */
  public NetworkExtensionBuilder host(String name) {
    topology.host(name);
    return this;
  }

  /** Add a host; set its addresses and more. */
  public NetworkExtensionBuilder host(String name, Consumer<HostBuilder> settings) {
    topology.host(name, settings);
    return this;
  }

  /** Add a learning Ethernet switch. */
  public NetworkExtensionBuilder networkSwitch(String name) {
    topology.networkSwitch(name);
    return this;
  }

  /** Join two devices by a link that harms nothing and takes no time. */
  public NetworkExtensionBuilder link(String a, String b) {
    topology.link(a, b);
    return this;
  }

  /** Join two devices by a link; set its latency, loss and more. */
  public NetworkExtensionBuilder link(String a, String b, Consumer<LinkBuilder> settings) {
    topology.link(a, b, settings);
    return this;
  }

  /** Choose what carries the frames. */
  public NetworkExtensionBuilder engine(NetworkEngine chosen) {
    engine = chosen;
    return this;
  }

  /**
   * Return the extension, to be registered with {@code @RegisterExtension}.
   *
   * @throws TopologyException if no network can be like that; the message names the element and the
   *     remedy
   */
  public NetworkExtension build() {
    return new NetworkExtension(topology.build(), engine);
  }
}
