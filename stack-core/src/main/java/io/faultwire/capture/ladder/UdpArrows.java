package io.faultwire.capture.ladder;

import io.faultwire.capture.CapturedDatagram;
import io.faultwire.capture.Side;
import io.faultwire.capture.UdpFlow;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** Makes arrows of UDP datagrams. */
final class UdpArrows {
  private UdpArrows() {}

  static List<Arrow> of(UdpFlow flow) {
    IdentityHashMap<CapturedDatagram, Boolean> reordered = new IdentityHashMap<>();
    flow.reordered().forEach(each -> reordered.put(each, true));
    List<Arrow> arrows = new ArrayList<>();
    for (CapturedDatagram datagram : flow.datagrams()) {
      Mishaps mishaps = Mishaps.of(datagram.frames());
      List<String> notes = new ArrayList<>();
      if (reordered.containsKey(datagram)) {
        notes.add("overtaken");
      }
      if (datagram.isDuplicated()) {
        notes.add("arrived " + datagram.arrivals().size() + " times");
      }
      String label = "UDP len=" + datagram.payload().length;
      if (datagram.fragments() > 1) {
        label += " in " + datagram.fragments() + " fragments";
      }
      arrows.add(
          new Arrow(
              datagram.frame().number(),
              datagram.from() == Side.CLIENT,
              datagram.sentAt(),
              datagram.arrivals(),
              label,
              label,
              mishaps.harm(),
              mishaps.deeds(),
              notes));
    }
    return arrows;
  }
}
