package io.faultwire.capture;

import io.faultwire.capture.pcap.CaptureFile;
import io.faultwire.capture.pcap.FileInterface;
import io.faultwire.capture.pcap.FilePacket;
import io.faultwire.capture.pcap.PcapngWriter;
import io.faultwire.wire.Ipv4Address;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes captures to pcapng and makes captures of what files hold. */
final class CaptureFiles {
  private static final String APPLICATION = "Faultwire";
  private static final String LINK = "Faultwire link ";

  private CaptureFiles() {}

  static void write(
      List<CapturedInterface> interfaces,
      List<FrameRecord> frames,
      HostNames names,
      String secrets,
      OutputStream out)
      throws IOException {
    PcapngWriter writer = new PcapngWriter(out, APPLICATION);
    for (CapturedInterface each : interfaces) {
      String description = each.isDirected() ? LINK + each.linkName() : each.linkName();
      writer.addInterface(each.linkType(), each.name(), description);
    }
    if (!names.declared().isEmpty()) {
      writer.addNames(names.declared());
    }
    if (!secrets.isEmpty()) {
      writer.addTlsSecrets(secrets);
    }
    for (FrameRecord frame : frames) {
      writer.addPacket(
          frame.where.index(),
          frame.sentAt,
          frame.chunk,
          frame.offset,
          frame.capturedLength,
          frame.length,
          FrameComment.of(frame));
    }
  }

  static Capture read(CaptureFile file) {
    Capture capture = new Capture();
    file.names().forEach((address, name) -> capture.nameHost(name, new Ipv4Address(address)));
    capture.setTlsSecrets(file.tlsSecrets());
    Map<FileInterface, CapturedInterface> interfaces = new HashMap<>();
    for (FileInterface each : file.interfaces()) {
      interfaces.computeIfAbsent(each, key -> declare(capture, key));
    }
    for (FilePacket packet : file.packets()) {
      CapturedInterface where =
          interfaces.computeIfAbsent(packet.where(), key -> declare(capture, key));
      FrameRecord frame =
          capture.add(where, packet.nanos(), packet.bytes(), packet.originalLength());
      frame.arrivedAt = frame.sentAt;
      for (String comment : packet.comments()) {
        if (FrameComment.apply(comment, frame)) {
          break;
        }
      }
    }
    return capture;
  }

  private static CapturedInterface declare(Capture capture, FileInterface each) {
    boolean ours = each.description().startsWith(LINK);
    String link = ours ? each.description().substring(LINK.length()) : each.name();
    String[] ends = each.name().split("->", -1);
    boolean directed = ours && ends.length == 2;
    @Nullable String from = directed ? ends[0] : null;
    @Nullable String to = directed ? ends[1] : null;
    return capture.addInterface(each.name(), link, from, to, each.linkType());
  }
}
