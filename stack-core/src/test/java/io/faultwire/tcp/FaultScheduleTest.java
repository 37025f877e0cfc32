package io.faultwire.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.faultwire.link.Faults;
import io.faultwire.time.RandomStream;
import io.faultwire.time.Seed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * For any schedule of mishaps in which every frame can pass at last, both streams arrive complete,
 * in order, exactly once, and both ends are CLOSED.
 */
class FaultScheduleTest {
  private static final int SCHEDULES = 10_000;
  private static final Duration LATENCY = Duration.ofMillis(10);

  /** Plays a schedule and returns what went wrong. */
  private static Optional<String> play(FaultSchedule schedule) {
    TcpPair net = new TcpPair(Seed.DEFAULT, TcpOptions.DEFAULT, LATENCY);
    net.link.forward().install(schedule.faultOf("client"));
    net.link.backward().install(schedule.faultOf("server"));
    try {
      TcpConnection[] ends = net.connect();
      Dialogue client = new Dialogue(ends[0], schedule.fromClient(), 1);
      Dialogue server = new Dialogue(ends[1], schedule.fromServer(), 2);
      net.runUntilQuiet();
      boolean right =
          client.hasAllOf(server)
              && server.hasAllOf(client)
              && client.isClosedInOrder()
              && server.isClosedInOrder()
              && net.pool.outstanding() == 0;
      return right ? Optional.empty() : Optional.of(client + "; " + server + "; " + net.log);
    } catch (TcpException | AssertionError | RuntimeException e) {
      return Optional.of(e + "; " + net.log);
    }
  }

  /** Takes mishaps away as long as the schedule still fails. */
  private static FaultSchedule shrink(
      FaultSchedule failing, Function<FaultSchedule, Optional<String>> play) {
    FaultSchedule smallest = failing;
    for (int i = 0; i < smallest.mishaps().size(); ) {
      List<FaultSchedule.Mishap> fewer = new ArrayList<>(smallest.mishaps());
      fewer.remove(i);
      FaultSchedule smaller = smallest.with(fewer);
      if (play.apply(smaller).isPresent()) {
        smallest = smaller;
      } else {
        i++;
      }
    }
    return smallest;
  }

  @Test
  void bothStreamsArriveWhateverHappens() {
    RandomStream random = Seed.DEFAULT.stream("schedules");
    for (int i = 0; i < SCHEDULES; i++) {
      FaultSchedule schedule = FaultSchedule.draw(random);
      Optional<String> failure = play(schedule);
      if (failure.isPresent()) {
        FaultSchedule smallest = shrink(schedule, FaultScheduleTest::play);
        fail(
            "Schedule %d fails: %s%nThe smallest that fails; FaultSchedule.parse reads it:%n%s",
            i, play(smallest).orElse(""), smallest);
      }
    }
  }

  @Test
  void failingScheduleIsShrunkToWhatMatters() {
    FaultSchedule schedule =
        FaultSchedule.parse(
            """
            octets 3000 0
            client 9 delay 7
            client 2 duplicate 0
            client 4 drop 0
            server 3 corrupt 811
            """);

    FaultSchedule smallest = shrink(schedule, FaultScheduleTest::retransmissionsOfTheClient);

    assertThat(smallest).hasToString("octets 3000 0\nclient 4 drop 0\n");
  }

  /** A property that does not hold: nothing is sent again. */
  private static Optional<String> retransmissionsOfTheClient(FaultSchedule schedule) {
    TcpPair net = new TcpPair(Seed.DEFAULT, TcpOptions.DEFAULT, LATENCY, Faults.loss(0));
    net.link.forward().install(schedule.faultOf("client"));
    try {
      TcpConnection[] ends = net.connect();
      new Dialogue(ends[1], 0, 2);
      new Dialogue(ends[0], schedule.fromClient(), 1);
      net.runUntilQuiet();
    } catch (TcpException e) {
      return Optional.of(e.getMessage());
    }
    return net.log.stream().filter(line -> line.startsWith("client retransmits")).findFirst();
  }

  @Test
  void scheduleIsReadAsItIsWritten() {
    FaultSchedule schedule = FaultSchedule.draw(Seed.DEFAULT.stream("one"));

    assertThat(FaultSchedule.parse(schedule.toString())).isEqualTo(schedule);
  }
}
