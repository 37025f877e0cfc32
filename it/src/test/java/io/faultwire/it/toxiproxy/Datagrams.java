package io.faultwire.it.toxiproxy;

import io.faultwire.capture.CapturedFrame;
import io.faultwire.capture.Fate;
import io.faultwire.capture.Touch;
import io.faultwire.engine.Network;
import io.faultwire.link.Udp;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Numbered datagrams from {@code client} to {@code server}, and what arrives of them. */
final class Datagrams {
  static final int PORT = 5000;

  private final Network network;
  private final DatagramSocket sender;
  private final DatagramSocket receiver;
  private final List<Integer> read = new CopyOnWriteArrayList<>();
  private final int octets;
  private int sent;

  /**
   * Begins, once both hosts know each other's Ethernet address.
   *
   * @param octets of each datagram, at least 4
   */
  Datagrams(Network network, int octets) throws IOException {
    this.network = network;
    this.octets = octets;
    while (!network.host("client").ping("server").isReply()) {
      // the link may be lossy
    }
    sender = network.host("client").datagramSocket(0);
    receiver = network.host("server").datagramSocket(PORT);
    network.host("server").start("reader", this::read);
  }

  private void read() throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[2000], 2000);
    while (true) {
      receiver.receive(packet);
      read.add(ByteBuffer.wrap(packet.getData()).getInt());
    }
  }

  void send() throws IOException {
    byte[] content = ByteBuffer.allocate(octets).putInt(sent++).array();
    sender.send(new DatagramPacket(content, octets, network.host("server").inetAddress(), PORT));
  }

  /** Waits until nothing is on its way, and returns the numbers that the program read, in order. */
  List<Integer> awaitEnd() {
    network.runUntil(() -> frames().stream().allMatch(Datagrams::isOver));
    long whole =
        frames().stream()
            .filter(CapturedFrame::isDelivered)
            .filter(frame -> frame.touches().stream().noneMatch(Touch::isHarmful))
            .count();
    while (read.size() < whole) {
      network.advance(Duration.ofMillis(1));
    }
    return List.copyOf(read);
  }

  static boolean isOver(CapturedFrame frame) {
    return frame.isDelivered() || frame.fate() == Fate.DROPPED;
  }

  /** Returns the frames that carry datagrams, copies included. */
  List<CapturedFrame> frames() {
    return network.capture().frames(Udp::isUdp);
  }
}
