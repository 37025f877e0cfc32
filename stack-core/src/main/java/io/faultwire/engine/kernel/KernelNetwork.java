package io.faultwire.engine.kernel;

import io.faultwire.engine.Network;
import io.faultwire.engine.simulation.Assembly;
import io.faultwire.engine.simulation.Outsider;
import io.faultwire.engine.simulation.SimulatedNetwork;
import io.faultwire.host.process.Pace;
import io.faultwire.link.Port;
import io.faultwire.time.Seed;
import io.faultwire.topology.HostSpec;
import io.faultwire.topology.InterfaceSpec;
import io.faultwire.topology.LinkSpec;
import io.faultwire.topology.Topology;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network in real time in which hosts are real Linux kernels in namespaces of their own; the
 * other hosts and all links are modelled, with their faults and the capture.
 */
public final class KernelNetwork implements AutoCloseable {
  private final Map<String, NetworkNamespace> namespaces = new LinkedHashMap<>();
  private final List<TapDevice> devices = new ArrayList<>();
  private final List<TapPort> ports = new ArrayList<>();
  private final Network network;

  private KernelNetwork(Topology topology, Seed seed, List<String> kernelHosts) {
    try {
      Map<String, Outsider> outsiders = new LinkedHashMap<>();
      for (String host : kernelHosts) {
        TapDevice device = TapDevice.open();
        devices.add(device);
        NetworkNamespace namespace = NetworkNamespace.create();
        namespaces.put(host, namespace);
        outsiders.put(
            host, (link, parts) -> plugIn(topology.host(host), link, parts, device, namespace));
      }
      Pace pace = Pace.real(System::nanoTime);
      network = new SimulatedNetwork(new Assembly(topology, seed, pace, outsiders));
    } catch (RuntimeException | Error e) {
      closeKernels();
      throw e;
    }
  }

  /**
   * Builds the network.
   *
   * @param kernelHosts the declared hosts that are to be kernels; each has one link
   * @throws KernelUnavailableException if this machine does not let us; the message names the
   *     remedy
   * @throws IllegalArgumentException if a host is not declared, or not with one link
   */
  public static KernelNetwork open(Topology topology, Seed seed, String... kernelHosts) {
    for (String host : kernelHosts) {
      checkHost(topology, host);
    }
    return new KernelNetwork(topology, seed, List.of(kernelHosts));
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

  private Port plugIn(
      HostSpec host, LinkSpec link, Assembly parts, TapDevice device, NetworkNamespace namespace) {
    InterfaceSpec own = host.interfaces().get(0);
    device.moveTo(namespace, own.mac(), own.address(), own.prefix().length(), link.mtu());
    TapPort port = new TapPort(host.name(), device, parts.pool(), parts::inTurn);
    ports.add(port);
    port.start();
    return port;
  }

  /** Returns the network, whose {@code host(...)} knows the modelled hosts only. */
  public Network network() {
    return network;
  }

  /** Returns where processes that use the sockets of the first kernel host are started. */
  public NetworkNamespace namespace() {
    return namespaces.values().iterator().next();
  }

  /**
   * Returns where processes that use a kernel's sockets are started.
   *
   * @throws IllegalArgumentException if the host is no kernel
   */
  public NetworkNamespace namespace(String kernelHost) {
    NetworkNamespace namespace = namespaces.get(kernelHost);
    if (namespace == null) {
      throw new IllegalArgumentException(
          "'" + kernelHost + "' is no kernel, only " + namespaces.keySet() + " are");
    }
    return namespace;
  }

  /** Takes the network down, then the devices and the namespaces. */
  @Override
  public void close() {
    devices.forEach(TapDevice::close);
    try {
      network.close();
    } finally {
      closeKernels();
    }
  }

  private void closeKernels() {
    devices.forEach(TapDevice::close);
    ports.forEach(TapPort::awaitEnd);
    namespaces.values().forEach(NetworkNamespace::close);
  }
}
