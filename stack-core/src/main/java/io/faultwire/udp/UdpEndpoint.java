package io.faultwire.udp;

import io.faultwire.wire.Ipv4Address;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** One end of UDP conversations: a local port, what arrived for it, and perhaps one remote peer. */
public final class UdpEndpoint {
  /** The receive buffer in octets unless it is set, as in Linux. */
  public static final int DEFAULT_RECEIVE_BUFFER = 212_992;

  /** What a datagram occupies in the receive buffer beside its data, in octets. */
  public static final int OVERHEAD = 256;

  private final UdpStack stack;
  private final int localAddress;
  private final int localPort;
  private final ArrayDeque<UdpDatagram> queue = new ArrayDeque<>();
  private int queued;
  private int receiveBuffer = DEFAULT_RECEIVE_BUFFER;
  private int remoteAddress;
  private int remotePort;
  private int timeToLive;
  private boolean dontFragment;
  private boolean closed;
  private long dropped;
  private @Nullable UdpError error;
  private Runnable waker = () -> {};

  UdpEndpoint(UdpStack stack, int localAddress, int localPort, int timeToLive) {
    this.stack = stack;
    this.localAddress = localAddress;
    this.localPort = localPort;
    this.timeToLive = timeToLive;
  }

  /** Returns the address that it is bound to as a 32-bit integer, 0 for any. */
  public int localAddress() {
    return localAddress;
  }

  public int localPort() {
    return localPort;
  }

  /** Returns the peer's address as a 32-bit integer, 0 if it is not connected. */
  public int remoteAddress() {
    return remoteAddress;
  }

  /** Returns the peer's port, 0 if it is not connected. */
  public int remotePort() {
    return remotePort;
  }

  public boolean isConnected() {
    return remotePort != 0;
  }

  public boolean isClosed() {
    return closed;
  }

  /**
   * Restricts the endpoint to one peer, so that it takes datagrams and errors of that peer only.
   *
   * @param address of one host, as a 32-bit integer
   * @param port 1 to 65535
   */
  public void connect(int address, int port) {
    UdpStack.checkPort(port, 1);
    remoteAddress = address;
    remotePort = port;
    error = null;
  }

  /** Takes datagrams of everybody again. */
  public void disconnect() {
    remoteAddress = 0;
    remotePort = 0;
    error = null;
  }

  /**
   * Sends a datagram to anybody.
   *
   * @throws UdpException if no route leads there, the datagram is too long or the endpoint closed
   */
  public void send(byte[] data, int offset, int length, int address, int port) throws UdpException {
    checkOpen();
    stack.send(this, data, offset, length, address, port);
  }

  /**
   * Sends a datagram to the peer.
   *
   * @throws UdpException as the other form does
   * @throws IllegalStateException if the endpoint is not connected
   */
  public void send(byte[] data, int offset, int length) throws UdpException {
    if (!isConnected()) {
      throw new IllegalStateException("not connected: name the destination");
    }
    send(data, offset, length, remoteAddress, remotePort);
  }

  /** Returns the oldest datagram that arrived and removes it, or null if none is there. */
  public @Nullable UdpDatagram receive() {
    UdpDatagram datagram = queue.pollFirst();
    if (datagram != null) {
      queued -= datagram.data().length + OVERHEAD;
    }
    return datagram;
  }

  /** Returns the oldest datagram that arrived and leaves it there, or null if none is there. */
  public @Nullable UdpDatagram peek() {
    return queue.peekFirst();
  }

  /** Returns how many datagrams can be received at once. */
  public int available() {
    return queue.size();
  }

  /** Returns what an ICMP message said about the connected peer, once, or null. */
  public @Nullable UdpError takeError() {
    UdpError taken = error;
    error = null;
    return taken;
  }

  /** Tells whether {@link #takeError} would return an error. */
  public boolean hasError() {
    return error != null;
  }

  /** Returns how many datagrams were dropped since the receive buffer was full. */
  public long dropped() {
    return dropped;
  }

  /** Sets how many octets of data and {@link #OVERHEAD} may wait to be received. */
  public void setReceiveBuffer(int octets) {
    if (octets < 1) {
      throw new IllegalArgumentException("a receive buffer has at least 1 octet, not " + octets);
    }
    receiveBuffer = octets;
  }

  public int receiveBuffer() {
    return receiveBuffer;
  }

  /** Sets the time to live of the datagrams that are sent, 1 to 255. */
  public void setTimeToLive(int hops) {
    if (hops < 1 || hops > 255) {
      throw new IllegalArgumentException("a time to live is 1 to 255, not " + hops);
    }
    timeToLive = hops;
  }

  public int timeToLive() {
    return timeToLive;
  }

  /** Sets whether a datagram that exceeds the link's MTU is refused instead of cut. */
  public void setDontFragment(boolean refuse) {
    dontFragment = refuse;
  }

  public boolean dontFragment() {
    return dontFragment;
  }

  /** Sets what is called after a datagram or an error arrived and when the endpoint is closed. */
  public void setWaker(Runnable waker) {
    this.waker = waker;
  }

  /** Gives the port back and forgets what was not received. */
  public void close() {
    if (!closed) {
      closed = true;
      queue.clear();
      queued = 0;
      stack.forget(this);
      waker.run();
    }
  }

  private void checkOpen() throws UdpException {
    if (closed) {
      throw new UdpException(
          UdpError.CLOSED, "the UDP endpoint on port " + localPort + " is closed");
    }
  }

  /** Returns how well a datagram fits: 0 not at all, more the more of the four values are bound. */
  int match(int source, int sourcePort, int destination) {
    boolean toMe = localAddress == 0 || localAddress == destination;
    if (isConnected()) {
      return toMe && remoteAddress == source && remotePort == sourcePort ? 3 : 0;
    }
    return !toMe ? 0 : localAddress == 0 ? 1 : 2;
  }

  boolean offer(byte[] bytes, int offset, int length, int source, int port, int to, long now) {
    if (queued + length + OVERHEAD > receiveBuffer && !queue.isEmpty()) {
      dropped++;
      return false;
    }
    byte[] data = java.util.Arrays.copyOfRange(bytes, offset, offset + length);
    queue.addLast(new UdpDatagram(new Ipv4Address(source), port, new Ipv4Address(to), data, now));
    queued += length + OVERHEAD;
    waker.run();
    return true;
  }

  void fail(UdpError reason) {
    error = reason;
    waker.run();
  }

  @Override
  public String toString() {
    String local = new Ipv4Address(localAddress) + ":" + localPort;
    return isConnected()
        ? "udp " + local + " to " + new Ipv4Address(remoteAddress) + ":" + remotePort
        : "udp " + local;
  }
}
