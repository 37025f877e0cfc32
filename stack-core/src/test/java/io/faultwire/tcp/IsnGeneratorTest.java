package io.faultwire.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.time.Seed;
import org.junit.jupiter.api.Test;

/** RFC 6528: ISN = M + F(endpoints, secret). */
class IsnGeneratorTest {
  private static final Endpoints ONE = new Endpoints(1, 80, 2, 40_000);
  private static final Endpoints OTHER = new Endpoints(1, 80, 2, 40_001);

  private final IsnGenerator isns = generator("a");

  private static IsnGenerator generator(String place) {
    return new IsnGenerator(Seed.DEFAULT.stream(place), TcpOptions.DEFAULT);
  }

  @Test
  void movesByOneEveryFourMicroseconds() {
    int start = isns.next(ONE, 0);

    assertThat(isns.next(ONE, 4_000) - start).isEqualTo(1);
    assertThat(isns.next(ONE, 1_000_000_000) - start).isEqualTo(250_000);
  }

  @Test
  void differsBetweenConnections() {
    assertThat(isns.next(ONE, 0)).isNotEqualTo(isns.next(OTHER, 0));
  }

  @Test
  void differsBetweenSecrets() {
    assertThat(isns.next(ONE, 0)).isNotEqualTo(generator("b").next(ONE, 0));
  }

  @Test
  void isEqualForEqualSeeds() {
    assertThat(isns.next(ONE, 0)).isEqualTo(generator("a").next(ONE, 0));
  }

  @Test
  void optionFixesIt() {
    TcpOptions options = TcpOptions.DEFAULT.toBuilder().initialSequenceNumber(-7).build();

    assertThat(new IsnGenerator(Seed.DEFAULT.stream("a"), options).next(ONE, 9)).isEqualTo(-7);
  }
}
