package io.faultwire.engine.simulation;

import io.faultwire.engine.Network;
import io.faultwire.host.HostStack;
import io.faultwire.host.process.HostProcess;
import io.faultwire.host.process.Scheduler;
import io.faultwire.host.process.ThrowingRunnable;
import io.faultwire.host.process.WaitPoint;
import io.faultwire.host.socket.DatagramSockets;
import io.faultwire.host.socket.SimulatedServerSocketFactory;
import io.faultwire.host.socket.SimulatedSocketFactory;
import io.faultwire.host.socket.SocketCall;
import io.faultwire.host.socket.SocketContext;
import io.faultwire.ip.Ping;
import io.faultwire.ip.PingResult;
import io.faultwire.time.EventQueue;
import io.faultwire.topology.HostSpec;
import io.faultwire.topology.InterfaceSpec;
import io.faultwire.wire.Ipv4Address;
import io.faultwire.wire.MacAddress;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadFactory;
import javax.net.ServerSocketFactory;
import javax.net.SocketFactory;

/** A modelled host with its sockets. */
final class SimulatedHost implements Network.Host {
  private static final Duration PING_TIMEOUT = Duration.ofSeconds(1);

  private final HostSpec spec;
  private final HostStack stack;
  private final Scheduler scheduler;
  private final HostNameService names;
  private final SocketContext sockets;

  SimulatedHost(HostSpec spec, HostStack stack, Scheduler scheduler, HostNameService names) {
    this.spec = spec;
    this.stack = stack;
    this.scheduler = scheduler;
    this.names = names;
    this.sockets = new SocketContext(stack, scheduler, names);
  }

  @Override
  public String name() {
    return spec.name();
  }

  private InterfaceSpec first() {
    if (spec.interfaces().isEmpty()) {
      throw new IllegalStateException(
          "host " + name() + " has no link, and so no address: link it to another device");
    }
    return spec.interfaces().get(0);
  }

  @Override
  public Ipv4Address address() {
    return first().address();
  }

  @Override
  public InetAddress inetAddress() {
    return address().toInetAddress(name());
  }

  @Override
  public MacAddress mac() {
    return first().mac();
  }

  @Override
  public SocketFactory socketFactory() {
    return new SimulatedSocketFactory(sockets);
  }

  @Override
  public ServerSocketFactory serverSocketFactory() {
    return new SimulatedServerSocketFactory(sockets);
  }

  @Override
  public Socket connect(String host, int port) throws IOException {
    return socketFactory().createSocket(host, port);
  }

  @Override
  public ServerSocket listen(int port) throws IOException {
    return serverSocketFactory().createServerSocket(port);
  }

  @Override
  public DatagramSocket datagramSocket(int port) throws IOException {
    return new DatagramSockets(sockets).open(port, null);
  }

  @Override
  public PingResult ping(String host) throws UnknownHostException {
    Ipv4Address destination = Ipv4Address.of(names.resolve(host));
    WaitPoint ended = new WaitPoint(scheduler);
    Ping ping =
        scheduler.enter(
            () -> {
              Ping sent = stack.ping(destination, PING_TIMEOUT);
              sent.setWaker(ended::signal);
              return sent;
            });
    scheduler.await(
        ended, "the reply to a ping of " + host, () -> ping.result() != null, EventQueue.NEVER);
    return Objects.requireNonNull(ping.result());
  }

  @Override
  public HostStack stack() {
    return stack;
  }

  @Override
  public List<SocketCall> socketCalls() {
    return sockets.calls();
  }

  @Override
  public HostProcess start(String process, ThrowingRunnable body) {
    return scheduler.start(name(), process, body);
  }

  @Override
  public ThreadFactory threadFactory() {
    return scheduler.threadFactory(name());
  }

  @Override
  public List<InetAddress> lookup(String host) throws UnknownHostException {
    return List.of(names.resolve(host));
  }

  @Override
  public String toString() {
    return stack.toString();
  }
}
