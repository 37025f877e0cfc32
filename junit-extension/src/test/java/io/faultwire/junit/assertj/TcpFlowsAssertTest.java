package io.faultwire.junit.assertj;

import static io.faultwire.junit.assertj.FaultwireAssertions.assertThatFlows;
import static io.faultwire.junit.assertj.Scenario.capture;
import static io.faultwire.junit.assertj.Scenario.failure;
import static io.faultwire.junit.assertj.Scenario.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faultwire.capture.TcpConversation;
import io.faultwire.link.Faults;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TcpFlowsAssertTest {

  /** Two uploads over 10 Mbit/s with a queue of 50 frames, one later than the other. */
  private static List<TcpConversation> uploads(Duration between) throws IOException {
    return capture(
            network -> {
              network
                  .link("client", "server")
                  .from("client")
                  .rules()
                  .install(Faults.rate(10_000_000, 50));
              upload(network, 80, 3_000_000);
              network.advance(between);
              upload(network, 81, 3_000_000);
              network.runUntilQuiet();
            })
        .tcpConversations();
  }

  @Test
  void twoFlowsThatBeginTogetherShareFairly() throws IOException {
    assertThatFlows(uploads(Duration.ZERO)).sharedFairly(0.9);
  }

  @Test
  void theMessageSaysWhatEachGot() throws IOException {
    List<TcpConversation> flows = uploads(Duration.ZERO);

    assertThat(failure(() -> assertThatFlows(flows).sharedFairly(1)))
        .contains("Expecting\n  2 TCP conversations")
        .contains("to share fairly, with an index of Jain of at least 1.0\nbut\n  the index is 0.9")
        .containsPattern(
            "- client:\\d+ -> server:80: \\d+ octets from the client, \\d\\.\\d+ Mbit/s")
        .containsPattern("- client:\\d+ -> server:81: \\d+ octets");
  }

  @Test
  void flowsThatNeverMeetCannotBeCompared() throws IOException {
    List<TcpConversation> flows = uploads(Duration.ofMinutes(5));

    assertThat(failure(() -> assertThatFlows(flows).sharedFairly(0.9)))
        .contains("they never had data to send at the same time");
  }

  @Test
  void anIndexThatCannotBeMissedIsRefused() throws IOException {
    List<TcpConversation> flows = uploads(Duration.ZERO);

    assertThatThrownBy(() -> assertThatFlows(flows).sharedFairly(0.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "an index of 0.5 says nothing about 2 flows: give at least two, and an index above 1/n"
                + " and up to 1");
  }
}
