package io.faultwire.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.link.Fault;
import io.faultwire.link.Faults;
import io.faultwire.time.Seed;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TransferTest {
  private static final Duration LATENCY = Duration.ofMillis(5);

  static Stream<List<Fault>> wires() {
    return Stream.of(
        List.of(Faults.loss(0)),
        List.of(Faults.loss(5)),
        List.of(Faults.loss(20)),
        List.of(Faults.reorder(10, 3)),
        List.of(Faults.duplicate(20)),
        List.of(Faults.corrupt(5)),
        List.of(Faults.corruptBeyondFcs(5)),
        List.of(Faults.gilbertElliott(3, 30, 80, 0)),
        List.of(Faults.rate(10_000_000, 20)),
        List.of(
            Faults.loss(5),
            Faults.reorder(10, 2),
            Faults.duplicate(5),
            Faults.corruptBeyondFcs(2)));
  }

  @ParameterizedTest
  @MethodSource("wires")
  void everyOctetArrivesInOrderExactlyOnce(List<Fault> faults) throws TcpException {
    for (int run = 0; run < 50; run++) {
      TcpPair net =
          new TcpPair(
              Seed.DEFAULT.run(run), TcpOptions.DEFAULT, LATENCY, faults.toArray(Fault[]::new));
      TcpConnection[] ends = net.connect();

      Transfer there = new Transfer(ends[0], ends[1], 200_000);
      net.runUntilQuiet();

      assertThat(there.received()).as("run %d: %s", run, net.log).isEqualTo(there.sent());
      assertThat(net.client.openConnections() + net.server.openConnections()).isZero();
      assertThat(net.pool.outstanding()).isZero();
    }
  }

  @Test
  void sequenceNumbersWrapInTheMiddle() throws TcpException {
    TcpOptions options = TcpOptions.DEFAULT.toBuilder().initialSequenceNumber(-50_000).build();
    TcpPair net = new TcpPair(Seed.DEFAULT, options, LATENCY, Faults.loss(5));
    TcpConnection[] ends = net.connect();

    Transfer there = new Transfer(ends[0], ends[1], 200_000);
    net.runUntilQuiet();

    assertThat(there.received()).isEqualTo(there.sent());
  }
}
