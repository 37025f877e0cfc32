package io.faultwire.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.engine.Network;
import io.faultwire.time.Seed;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SeedsTest {
  private static final int SEEDS = 1000;

  @Test
  void sixtyFourKibibytesArriveUnderLossAndReorderingForAThousandSeeds() throws IOException {
    byte[] data = Lossy.octets(64 * 1024);
    int retransmissions = 0;
    for (int run = 0; run < SEEDS; run++) {
      Seed seed = Seed.DEFAULT.run(run);
      try (Network network = Network.simulate(Lossy.TOPOLOGY, seed)) {
        assertThat(Lossy.transfer(network, data)).as("seed %s", seed).isEqualTo(data);
        retransmissions +=
            network.capture().tcp("client", "server:80").retransmissions().isEmpty() ? 0 : 1;
      }
    }
    assertThat(retransmissions)
        .as("runs in which something was lost")
        .isGreaterThan(SEEDS * 9 / 10);
  }
}
