package io.faultwire.engine;

import io.faultwire.capture.Capture;
import io.faultwire.device.Switch;
import io.faultwire.host.HostStack;
import io.faultwire.host.process.HostProcess;
import io.faultwire.host.process.ThrowingRunnable;
import io.faultwire.host.socket.SocketCall;
import io.faultwire.ip.PingResult;
import io.faultwire.link.Fault;
import io.faultwire.link.InstalledFault;
import io.faultwire.link.LinkDirection;
import io.faultwire.link.Selection;
import io.faultwire.time.Seed;
import io.faultwire.topology.Topology;
import io.faultwire.wire.Ipv4Address;
import io.faultwire.wire.MacAddress;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.function.BooleanSupplier;
import javax.net.ServerSocketFactory;
import javax.net.SocketFactory;

/**
 * A network of hosts that runs in this JVM.
 *
 * <p>The thread that blocks in one of its calls lets the others go on; time passes only while all
 * are blocked. Closing it ends its processes and tells what went wrong unnoticed.
 */
public interface Network extends AutoCloseable {

  /**
   * Builds a simulated network.
   *
   * @param seed the number from which every random draw follows
   */
  static Network simulate(Topology topology, Seed seed) {
    return Engine.named(Engine.SIMULATION).realise(topology, seed);
  }

  /** Builds a simulated network with the default seed. */
  static Network simulate(Topology topology) {
    return simulate(topology, Seed.DEFAULT);
  }

  /** Returns what the network was built from. */
  Topology topology();

  /** Returns the seed, to be given again for the same run. */
  Seed seed();

  /**
   * Returns a host.
   *
   * @throws IllegalArgumentException if there is none of that name; the message names those that
   *     are
   */
  Host host(String name);

  /** Returns the hosts in the order of their declaration. */
  List<Host> hosts();

  /**
   * Returns the link between two devices, in either order.
   *
   * @throws IllegalArgumentException if there is none; the message names those that are
   */
  Link link(String a, String b);

  /**
   * Returns a link by its name.
   *
   * @param name such as {@code client-server}
   * @throws IllegalArgumentException if there is none; the message names those that are
   */
  Link link(String name);

  /** Returns the links in the order of their declaration. */
  List<Link> links();

  /**
   * Returns a switch.
   *
   * @throws IllegalArgumentException if there is none of that name; the message names those that
   *     are
   */
  Switch networkSwitch(String name);

  /** Returns every frame on every link so far, and the states of the connections. */
  Capture capture();

  /** Returns the time since the network was built. */
  Duration now();

  /** Lets the network run for a time. */
  void advance(Duration time);

  /** Lets the calling process wait for a time; the same as {@link #advance}. */
  void sleep(Duration time);

  /**
   * Lets the network run until nothing is left to happen: no process can go on, no frame is on its
   * way, no timer runs.
   */
  void runUntilQuiet();

  /**
   * Lets the network run until a condition holds.
   *
   * @param condition evaluated after each event; it must not block
   */
  void runUntil(BooleanSupplier condition);

  /** Starts a process on a host; it first runs when the calling thread blocks. */
  HostProcess start(String host, String process, ThrowingRunnable body);

  /** Waits until processes have ended and throws what one of them has thrown. */
  void join(HostProcess... processes);

  /**
   * Checks that each fault which names particular frames struck one.
   *
   * @throws FaultsNotStruckException naming those that did not
   */
  void verifyFaults();

  /**
   * Ends the processes and takes the network down.
   *
   * @throws NetworkFailure if a process failed or never ran, a scripted fault struck nothing, or a
   *     frame leaked
   */
  @Override
  void close();

  /** A host of a {@link Network}. */
  interface Host {
    String name();

    /** Returns the address of the first interface. */
    Ipv4Address address();

    /** Returns the address of the first interface, with the name of the host. */
    InetAddress inetAddress();

    /** Returns the Ethernet address of the first interface. */
    MacAddress mac();

    /** Returns what makes TCP sockets of this host; host names are those of the network. */
    SocketFactory socketFactory();

    /** Returns what makes listening TCP sockets of this host. */
    ServerSocketFactory serverSocketFactory();

    /**
     * Opens a TCP connection.
     *
     * @param host the name or the address of a host of this network
     */
    Socket connect(String host, int port) throws IOException;

    /** Listens on a TCP port; 0 for a free one. */
    ServerSocket listen(int port) throws IOException;

    /** Opens a UDP socket on a port; 0 for a free one. */
    DatagramSocket datagramSocket(int port) throws IOException;

    /** Sends an ICMP echo and waits for its reply, for 1 s at the most. */
    PingResult ping(String host) throws java.net.UnknownHostException;

    /** Returns the host's protocols, for tests that look inside. */
    HostStack stack();

    /** Returns the socket calls of this host's processes, in order. */
    List<SocketCall> socketCalls();

    /** Starts a process on this host; it first runs when the calling thread blocks. */
    HostProcess start(String process, ThrowingRunnable body);

    /** Returns what makes threads that are processes of this host, for executors. */
    ThreadFactory threadFactory();

    /** Returns the addresses of a host of this network, as a DNS would. */
    List<InetAddress> lookup(String host) throws java.net.UnknownHostException;
  }

  /** A link of a {@link Network}; its verbs harm both directions, {@link #from} gives one. */
  interface Link extends Harm {
    String name();

    /** Returns the direction that leaves from one of its two ends. */
    Direction from(String device);
  }

  /** One direction of a link. */
  interface Direction extends Harm {
    /** Returns the direction itself, with its rules in order. */
    LinkDirection rules();
  }

  /** What can be done to the frames of a link; closing the result heals it. */
  interface Harm {
    /** Installs a fault before those that are there. */
    InstalledFault install(Fault fault);

    /** Drops the selected frames. */
    InstalledFault drop(Selection selection);

    /** Holds the selected frames back for a time, so that later ones overtake them. */
    InstalledFault hold(Selection selection, Duration time);

    /** Sends the selected frames twice. */
    InstalledFault duplicate(Selection selection);

    /** Inverts a bit in each of the selected frames. */
    InstalledFault corrupt(Selection selection);

    /**
     * Marks the selected frames as having met congestion; those of a transport that is not
     * ECN-capable are left alone (RFC 3168 section 5).
     */
    InstalledFault mark(Selection selection);

    /** Drops every frame until it is healed. */
    InstalledFault partition();
  }
}
