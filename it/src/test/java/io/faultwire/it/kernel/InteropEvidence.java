package io.faultwire.it.kernel;

import io.faultwire.capture.Capture;
import io.faultwire.capture.CapturedFrame;
import io.faultwire.engine.Network;
import io.faultwire.engine.kernel.KernelNetwork;
import io.faultwire.link.InstalledFault;
import io.faultwire.tcp.TcpConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a reader needs to know of a cell that failed. */
final class InteropEvidence {
  private static final Path DIRECTORY = Path.of("target", "faultwire", "interop");
  private static final int LAST_FRAMES = 24;

  private InteropEvidence() {}

  static String of(InteropCell cell, KernelNetwork kernel) {
    Network network = kernel.network();
    StringBuilder text = new StringBuilder();
    line(text, "cell", cell + ", " + cell.octets + " octets each way");
    line(text, "step", cell.step());
    line(text, "time", network.now());
    line(text, "model", model(network));
    line(text, "linux", linux(kernel));
    for (String end : new String[] {InteropCell.MODEL, InteropCell.LINUX}) {
      for (InstalledFault fault :
          network.link(InteropCell.MODEL, InteropCell.LINUX).from(end).rules().faults()) {
        line(text, "fault", fault);
      }
    }
    Capture capture = network.capture();
    line(text, "capture", save(cell, capture));
    List<CapturedFrame> frames = capture.frames();
    for (CapturedFrame frame :
        frames.subList(Math.max(0, frames.size() - LAST_FRAMES), frames.size())) {
      line(text, "", frame);
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String name, Object value) {
    text.append(String.format("%8s  %s%n", name, value));
  }

  private static String model(Network network) {
    TcpConnection end = InteropCell.modelEnd(network);
    return end == null
        ? "no connection is open"
        : String.format(
            "%s, sent and acknowledged %d, in flight %d, received %d, cwnd %d, RTO %d ms, %s",
            end,
            end.sndUna() - end.iss(),
            end.sndNxt() - end.sndUna(),
            end.rcvNxt() - end.irs(),
            end.congestionControl().cwnd(),
            end.rto() / 1_000_000,
            end.snapshot());
  }

  private static String linux(KernelNetwork kernel) {
    try {
      return kernel.namespace().run("ss", "-Htaino").strip().replaceAll("\\s+", " ");
    } catch (RuntimeException e) {
      return "unknown: " + e.getMessage();
    }
  }

  private static String save(InteropCell cell, Capture capture) {
    Path file = DIRECTORY.resolve(cell + ".pcapng");
    try {
      Files.createDirectories(DIRECTORY);
      capture.writePcapng(file);
      return file.toAbsolutePath().toString();
    } catch (IOException e) {
      return "not saved: " + e;
    }
  }
}
