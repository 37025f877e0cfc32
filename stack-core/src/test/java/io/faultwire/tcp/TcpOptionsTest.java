package io.faultwire.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TcpOptionsTest {

  @Test
  void builderWithoutChangesGivesEqualOptions() {
    assertThat(TcpOptions.DEFAULT.toBuilder().build()).isEqualTo(TcpOptions.DEFAULT);
  }

  static Stream<UnaryOperator<TcpOptionsBuilder>> contradictions() {
    return Stream.of(
        options -> options.delayedAck(Duration.ofMillis(500)),
        options -> options.maximumRto(Duration.ofMillis(1)),
        options -> options.initialRto(Duration.ZERO),
        options -> options.sendBuffer(0),
        options -> options.receiveBuffer(0),
        options -> options.maximumSegmentSize(0),
        options -> options.initialWindow(0),
        options -> options.maximumSegmentLifetime(Duration.ofSeconds(-1)));
  }

  @ParameterizedTest
  @MethodSource("contradictions")
  void contradictionIsRefused(UnaryOperator<TcpOptionsBuilder> change) {
    TcpOptionsBuilder options = change.apply(TcpOptions.DEFAULT.toBuilder());

    assertThatThrownBy(options::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("TCP options: ");
  }
}
