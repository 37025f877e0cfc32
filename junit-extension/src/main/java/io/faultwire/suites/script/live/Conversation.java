package io.faultwire.suites.script.live;

import io.faultwire.suites.script.packet.Ports;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What one socket of the subject exchanges with the tester. */
public final class Conversation {

  /** How far a conversation has come, as packets and calls of the script tell. */
  public enum Phase {
    NEW,
    LISTENING,
    /** The tester's first segment came to the listener. */
    SYN_RECEIVED,
    SYN_ACK_SENT,
    SYN_ACK_ACKNOWLEDGED,
    /** The script has called {@code connect} or {@code sendto}. */
    CONNECTING,
    SYN_SENT,
    SYN_ACKNOWLEDGED
  }

  private final int protocol;
  private final NumberMap numbers = new NumberMap();
  private Phase phase = Phase.NEW;
  private int localPort;
  private int remotePort;
  private @Nullable Descriptor descriptor;

  /** Begin a conversation of TCP or UDP. */
  public Conversation(int protocol) {
    this.protocol = protocol;
  }

  /** Return the number of the protocol. */
  public int protocol() {
    return protocol;
  }

  /** Return the map of numbers between script and wire. */
  public NumberMap numbers() {
    return numbers;
  }

  /** Return how far the conversation has come. */
  public Phase phase() {
    return phase;
  }

  /** Set how far the conversation has come. */
  public void setPhase(Phase next) {
    phase = next;
  }

  /** Return the subject's port, 0 while it is not known. */
  public int localPort() {
    return localPort;
  }

  /** Set the subject's port. */
  public void setLocalPort(int port) {
    localPort = port;
  }

  /** Return the tester's port, 0 while it is not known. */
  public int remotePort() {
    return remotePort;
  }

  /** Set the tester's port. */
  public void setRemotePort(int port) {
    remotePort = port;
  }

  /** Return the ports of a packet to the subject; those that the script gives go before. */
  public Ports inbound(Ports scripted) {
    return new Ports(
        scripted.source() == 0 ? remotePort : scripted.source(),
        scripted.destination() == 0 ? localPort : scripted.destination());
  }

  /** Tell whether a packet from the subject has these ports. */
  public boolean sends(Ports ports) {
    return ports.source() == localPort && ports.destination() == remotePort;
  }

  void attach(Descriptor opened) {
    descriptor = opened;
  }

  /** Return the socket's descriptor; empty before it was accepted. */
  public Optional<Descriptor> descriptor() {
    return Optional.ofNullable(descriptor);
  }

  /** Return the subject's number of the socket; empty before it was accepted. */
  public OptionalInt liveDescriptor() {
    return descriptor == null ? OptionalInt.empty() : OptionalInt.of(descriptor.live());
  }
}
