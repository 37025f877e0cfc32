package io.faultwire.junit.assertj;

import io.faultwire.capture.Capture;
import io.faultwire.capture.TcpConversation;
import io.faultwire.capture.UdpFlow;
import io.faultwire.capture.ladder.Ladder;

/** Draw what happened, for messages. */
final class LadderText {
  private static final int LINES = 30;
  private static final int FRAMES = 20;

  private LadderText() {}

  static String of(TcpConversation conversation) {
    return draw(conversation.name(), Ladder.of(conversation));
  }

  static String of(UdpFlow flow) {
    return draw(flow.name(), Ladder.of(flow));
  }

  static String of(Capture capture) {
    return "Frames:" + WireAssert.list(capture.frames(), FRAMES);
  }

  private static String draw(String name, Ladder ladder) {
    return "Ladder of " + name + "\n" + ladder.text(LINES);
  }
}
