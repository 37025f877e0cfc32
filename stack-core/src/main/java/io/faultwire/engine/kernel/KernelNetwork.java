package io.faultwire.engine.kernel;

import io.faultwire.engine.Network;
import io.faultwire.engine.simulation.Assembly;
import io.faultwire.engine.simulation.SimulatedNetwork;
import io.faultwire.host.process.Pace;
import io.faultwire.link.Port;
import io.faultwire.time.Seed;
import io.faultwire.topology.HostSpec;
import io.faultwire.topology.InterfaceSpec;
import io.faultwire.topology.Topology;
import java.util.Map;

/**
 * A network in real time in which one host is a real Linux kernel in a namespace of its own; the
 * other hosts and all links are modelled, with their faults and the capture.
 */
public final class KernelNetwork implements AutoCloseable {
  private final NetworkNamespace namespace;
  private final TapDevice device;
  private final Network network;

  private KernelNetwork(NetworkNamespace namespace, TapDevice device, Network network) {
    this.namespace = namespace;
    this.device = device;
    this.network = network;
  }

  /**
   * Builds the network.
   *
   * @param kernelHost the declared host that is to be the kernel; it has one link
   * @throws KernelUnavailableException if this machine does not let us; the message names the
   *     remedy
   * @throws IllegalArgumentException if the host is not declared, or not with one link
   */
  public static KernelNetwork open(Topology topology, Seed seed, String kernelHost) {
    checkHost(topology, kernelHost);
    TapDevice device = TapDevice.open();
    try {
      NetworkNamespace namespace = NetworkNamespace.create();
      try {
        Assembly assembly =
            new Assembly(
                topology,
                seed,
                Pace.real(System::nanoTime),
                Map.of(kernelHost, (host, parts) -> plugIn(host, parts, device, namespace)));
        return new KernelNetwork(namespace, device, new SimulatedNetwork(assembly));
      } catch (RuntimeException e) {
        namespace.close();
        throw e;
      }
    } catch (RuntimeException e) {
      device.close();
      throw e;
    }
  }

  private static void checkHost(Topology topology, String name) {
    boolean fits =
        topology.hosts().stream()
            .anyMatch(host -> host.name().equals(name) && host.interfaces().size() == 1);
    if (!fits) {
      throw new IllegalArgumentException(
          "the kernel host '" + name + "' must be declared, and linked to one other device");
    }
  }

  private static Port plugIn(
      HostSpec host, Assembly parts, TapDevice device, NetworkNamespace namespace) {
    InterfaceSpec own = host.interfaces().get(0);
    device.moveTo(
        namespace, own.mac(), own.address(), own.prefix().length(), parts.mtu(own.link()));
    TapPort port = new TapPort(host.name(), device, parts.pool(), parts::inTurn);
    port.start();
    return port;
  }

  /** Returns the network, whose {@code host(...)} knows the modelled hosts only. */
  public Network network() {
    return network;
  }

  /** Returns where processes that use the kernel's sockets are started. */
  public NetworkNamespace namespace() {
    return namespace;
  }

  /** Takes the network down, then the device and the namespace. */
  @Override
  public void close() {
    device.close();
    try {
      network.close();
    } finally {
      namespace.close();
    }
  }
}
