package io.faultwire.junit.internal;

import io.faultwire.capture.Capture;
import io.faultwire.capture.CapturedFrame;
import io.faultwire.capture.TcpConversation;
import io.faultwire.capture.UdpFlow;
import io.faultwire.capture.ladder.Ladder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Draw what happened on all links, for messages and files. */
final class WireText {
  /** How a drawing in a message begins, also one that an assertion drew. */
  static final String LADDER = "Ladder of ";

  /** How a list of frames begins, also one that an assertion wrote. */
  static final String FRAMES = "Frames:";

  private static final int FRAMES_IN_MESSAGE = 20;

  private WireText() {}

  private record Drawing(String title, Ladder ladder) {}

  private static List<Drawing> drawings(Capture capture) {
    List<Drawing> drawings = new ArrayList<>();
    for (TcpConversation conversation : capture.tcpConversations()) {
      drawings.add(new Drawing(conversation.toString(), Ladder.of(conversation)));
    }
    for (UdpFlow flow : capture.udpFlows()) {
      drawings.add(new Drawing(flow.toString(), Ladder.of(flow)));
    }
    return drawings;
  }

  /** Return the ladder of the latest conversation; without one, the frames; bounded in length. */
  static String inMessage(Capture capture, int lines) {
    List<Drawing> drawings = drawings(capture);
    if (drawings.isEmpty()) {
      return frames(capture, FRAMES_IN_MESSAGE);
    }
    int others = drawings.size() - 1;
    Drawing last = drawings.get(others);
    String more =
        others == 0 ? "" : "(The ladders of " + others + " more are in the file ladder.txt.)\n";
    return LADDER + last.title() + "\n" + last.ladder().text(lines) + more;
  }

  /** Return the ladders of all conversations and a line for each frame. */
  static String inFile(Capture capture) {
    return drawings(capture).stream()
            .map(
                each -> LADDER + each.title() + "\n" + each.ladder().text(Integer.MAX_VALUE) + "\n")
            .collect(Collectors.joining())
        + frames(capture, Integer.MAX_VALUE);
  }

  /** Return the ladders of the conversations as SVG documents. */
  static List<String> pictures(Capture capture) {
    return drawings(capture).stream().map(each -> each.ladder().svg()).toList();
  }

  private static String frames(Capture capture, int limit) {
    List<CapturedFrame> frames = capture.frames();
    if (frames.isEmpty()) {
      return FRAMES + " no frame was sent\n";
    }
    int skipped = Math.max(0, frames.size() - limit);
    String rest = skipped == 0 ? "" : "\n  (" + skipped + " before these)";
    return frames.stream()
        .skip(skipped)
        .map(frame -> "\n  " + frame)
        .collect(Collectors.joining("", FRAMES + rest, "\n"));
  }
}
