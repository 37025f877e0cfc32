package io.faultwire.junit.internal;

import io.faultwire.capture.Capture;
import io.faultwire.capture.Side;
import io.faultwire.capture.TcpConversation;
import io.faultwire.capture.plot.CongestionPlot;
import io.faultwire.capture.plot.TimeSequencePlot;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.MediaType;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.JUnitException;

/**
 * The capture, the ladder and the plots of one run of a test, as files in a directory of their own.
 */
final class EvidenceFiles {
  private static final String CAPTURE = "capture.pcapng";
  private static final String LADDER = "ladder.txt";
  private static final int PICTURES = 10;

  /** Fewer segments with data are better read in a ladder. */
  private static final int PLOTTED_SEGMENTS = 16;

  private final Capture capture;
  private final ExtensionContext context;
  private final Path directory;

  private EvidenceFiles(Capture capture, ExtensionContext context, Path directory) {
    this.capture = capture;
    this.context = context;
    this.directory = directory;
  }

  static EvidenceFiles of(NetworkSession session, ExtensionContext context) {
    return of(session.network().capture(), session.test(), context);
  }

  static EvidenceFiles of(Capture capture, TestId test, ExtensionContext context) {
    Path directory =
        Settings.outputDirectory(context).resolve(test.className()).resolve(test.directoryName());
    return new EvidenceFiles(capture, context, directory);
  }

  /** Write the files, attach them to JUnit's report, and return a text that says where they are. */
  String publish() {
    try {
      List<String> names = write();
      names.forEach(this::attach);
      return directory + ": " + String.join(", ", names);
    } catch (IOException e) {
      return "none, since they could not be written to " + directory + ": " + e;
    }
  }

  private List<String> write() throws IOException {
    removeOld();
    Files.createDirectories(directory);
    capture.writePcapng(directory.resolve(CAPTURE));
    Files.writeString(directory.resolve(LADDER), WireText.inFile(capture));
    List<String> names = new ArrayList<>(List.of(CAPTURE, LADDER));
    List<String> pictures = WireText.pictures(capture);
    for (int i = 0; i < Math.min(pictures.size(), PICTURES); i++) {
      names.add(write("ladder", i, pictures.get(i)));
    }
    int plotted = 0;
    for (TcpConversation conversation : capture.tcpConversations()) {
      for (Side side : Side.values()) {
        if (plotted < PICTURES && isWorthPlotting(conversation, side)) {
          names.add(write("sequence", plotted, TimeSequencePlot.svg(conversation, side)));
          Optional<String> window = CongestionPlot.svg(conversation, side);
          if (window.isPresent()) {
            names.add(write("cwnd", plotted, window.get()));
          }
          plotted++;
        }
      }
    }
    return names;
  }

  private String write(String what, int index, String svg) throws IOException {
    String name = index == 0 ? what + ".svg" : what + "-" + (index + 1) + ".svg";
    Files.writeString(directory.resolve(name), svg);
    return name;
  }

  private static boolean isWorthPlotting(TcpConversation conversation, Side side) {
    return conversation.segmentsFrom(side).stream().filter(s -> s.payloadLength() > 0).count()
        >= PLOTTED_SEGMENTS;
  }

  private void attach(String name) {
    MediaType type =
        name.endsWith(".svg")
            ? MediaType.create("image", "svg+xml")
            : name.endsWith(".txt")
                ? MediaType.TEXT_PLAIN_UTF_8
                : MediaType.create("application", "x-pcapng");
    try {
      context.publishFile(name, type, copy -> Files.copy(directory.resolve(name), copy));
    } catch (JUnitException e) {
      // whoever runs the test wants no files from it; those in our directory are enough
    }
  }

  /** Remove what an earlier run of the same test left, since it does not tell of this one. */
  void removeOld() throws IOException {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (DirectoryStream<Path> old =
        Files.newDirectoryStream(directory, "{capture,ladder,sequence,cwnd}*")) {
      for (Path file : old) {
        Files.delete(file);
      }
    }
    try {
      Files.delete(directory);
    } catch (DirectoryNotEmptyException e) {
      // somebody keeps other files there
    }
  }
}
