package io.faultwire.capture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All datagrams between two UDP ports, in both directions or in one. */
public final class UdpFlow {
  private final Endpoint client;
  private final Endpoint server;
  private final List<CapturedDatagram> datagrams;

  UdpFlow(Endpoint client, Endpoint server, List<CapturedDatagram> datagrams) {
    this.client = client;
    this.server = server;
    this.datagrams = List.copyOf(datagrams);
  }

  /** Returns the end that sent the first datagram. */
  public Endpoint client() {
    return client;
  }

  /** Returns the end that the first datagram was for. */
  public Endpoint server() {
    return server;
  }

  /** Returns the same flow without what the other end sent. */
  public UdpFlow from(Side side) {
    return new UdpFlow(
        client, server, datagrams.stream().filter(datagram -> datagram.from() == side).toList());
  }

  /** Returns the datagrams in the order in which they were sent. */
  public List<CapturedDatagram> datagrams() {
    return datagrams;
  }

  /** Returns the datagrams in the order in which they first arrived, those alone that did. */
  public List<CapturedDatagram> arrived() {
    return datagrams.stream()
        .filter(datagram -> !datagram.arrivals().isEmpty())
        .sorted(CapturedDatagram::compareArrival)
        .toList();
  }

  /** Returns the datagrams of which no intact copy arrived. */
  public List<CapturedDatagram> lost() {
    return datagrams.stream().filter(CapturedDatagram::isLost).toList();
  }

  /** Returns the datagrams that arrived more than once. */
  public List<CapturedDatagram> duplicated() {
    return datagrams.stream().filter(CapturedDatagram::isDuplicated).toList();
  }

  /**
   * Returns the datagrams that arrived after one that the same end sent later (RFC 4737 section 3).
   */
  public List<CapturedDatagram> reordered() {
    List<CapturedDatagram> reordered = new ArrayList<>();
    for (Side side : Side.values()) {
      int latest = 0;
      for (CapturedDatagram datagram : from(side).arrived()) {
        int number = datagram.frame().number();
        if (number < latest) {
          reordered.add(datagram);
        }
        latest = Math.max(latest, number);
      }
    }
    reordered.sort(Comparator.comparingInt(datagram -> datagram.frame().number()));
    return reordered;
  }

  /** Returns the name, such as {@code client:49152 -> server:53}. */
  public String name() {
    return client + " -> " + server;
  }

  @Override
  public String toString() {
    return name()
        + ": "
        + datagrams.size()
        + " datagrams, "
        + lost().size()
        + " lost, "
        + duplicated().size()
        + " duplicated, "
        + reordered().size()
        + " reordered";
  }
}
