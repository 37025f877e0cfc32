package io.faultwire.junit.assertj;

import static io.faultwire.junit.assertj.FaultwireAssertions.assertThat;
import static io.faultwire.junit.assertj.Scenario.capture;
import static io.faultwire.junit.assertj.Scenario.failure;
import static io.faultwire.junit.assertj.Scenario.upload;
import static io.faultwire.link.Selection.nth;
import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.capture.Capture;
import io.faultwire.capture.Side;
import io.faultwire.capture.TcpTimeline;
import io.faultwire.capture.TcpVariable;
import io.faultwire.link.Tcp;
import io.faultwire.tcp.TcpOptions;
import io.faultwire.tcp.congestion.Cubic;
import io.faultwire.tcp.congestion.NewReno;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class TcpTimelineAssertTest {
  private static final int OCTETS = 200_000;

  private static TcpTimeline uploadThatLosesOne(
      Supplier<io.faultwire.tcp.congestion.CongestionControl> control) throws IOException {
    TcpOptions options = TcpOptions.DEFAULT.toBuilder().congestionControl(control).build();
    Capture capture =
        capture(
            options,
            network -> {
              network.link("client", "server").from("client").drop(nth(30, Tcp::hasData));
              upload(network, 80, OCTETS);
              network.runUntilQuiet();
            });
    return capture.tcp("client", "server:80").timeline(Side.CLIENT);
  }

  private static TcpTimeline uploadWithoutLoss() throws IOException {
    return capture(
            network -> {
              upload(network, 80, OCTETS);
              network.runUntilQuiet();
            })
        .tcp("client", "server:80")
        .timeline(Side.CLIENT);
  }

  @Test
  void newRenoHalvesItsWindow() throws IOException {
    TcpTimeline client = uploadThatLosesOne(NewReno::new);

    assertThat(client).foundLosses(1).halvedCwndOnLoss().neverExceededCwnd();
    assertThat(failure(() -> assertThat(client).foundLosses(2)))
        .contains("Expecting\n  the timeline of client:")
        .contains("to have found 2 losses\nbut\n  it found 1 loss\n  - 100 ms  a segment arrived")
        .contains("a loss was found, fast recovery begins");
  }

  @Test
  void cubicDoesNotHalve_theMessageShowsTheVariablesAround() throws IOException {
    TcpTimeline client = uploadThatLosesOne(Cubic::new);

    assertThat(client).reducedCwndOnLossTo(0.7);
    assertThat(failure(() -> assertThat(client).halvedCwndOnLoss()))
        .contains("to have reduced cwnd to 0.5 of FlightSize on each loss")
        .contains("it did otherwise here:\n")
        .containsPattern("\n  > 100 ms  a segment arrived \\(frame \\d+: ACK .*a loss was found")
        .containsPattern(", cwnd \\d+ -> \\d+, ssthresh none -> \\d+")
        .containsPattern(
            "where FlightSize was \\d+ and SMSS is 1448, ssthresh should have become \\d+");
  }

  @Test
  void whereNothingIsLostNoWindowIsReduced() throws IOException {
    TcpTimeline client = uploadWithoutLoss();

    assertThat(client).foundLosses(0);
    assertThat(failure(() -> assertThat(client).halvedCwndOnLoss()))
        .contains("but\n  it found no loss");
  }

  @Test
  void aWindowThatIsPassedIsShown() throws IOException {
    TcpTimeline client = uploadWithoutLoss();
    long rto = Duration.ofMillis(200).toNanos();

    assertThat(client)
        .always("be in flight with less than is sent", p -> p.flightSize() <= p.sndNxt())
        .hasAtLeast(TcpVariable.RTO, rto);
    assertThat(failure(() -> assertThat(client).hasAtMost(TcpVariable.CWND, 20_000)))
        .contains("to always have cwnd <= 20000\nbut\n  it did otherwise here:")
        .containsPattern("cwnd \\d+ -> 20272");
    assertThat(failure(() -> assertThat(client).hasAtMost(TcpVariable.RTO, rto)))
        .contains("to always have RTO <= 200 ms");
  }

  @Test
  void aCaptureMadeElsewhereProvesNothing() throws IOException {
    Capture capture = capture(Scenario::exchange);
    java.io.ByteArrayOutputStream file = new java.io.ByteArrayOutputStream();
    capture.writePcapng(file);
    TcpTimeline known = capture.tcp("client", "server:80").timeline(Side.CLIENT);
    TcpTimeline read =
        Capture.read("copy", file.toByteArray()).tcp("client", "server:80").timeline(Side.CLIENT);

    assertThat(known).neverExceededCwnd();
    assertThat(failure(() -> assertThat(read).neverExceededCwnd()))
        .contains("nothing is known of its variables: a capture made elsewhere");
  }
}
