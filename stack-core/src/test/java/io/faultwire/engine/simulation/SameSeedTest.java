package io.faultwire.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.engine.Network;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SameSeedTest {
  /** The same on every JDK; a change of the stack that changes frames changes it. */
  private static final String CAPTURE_OF_SEED_42 =
      "e9485623f1c7f5f4d359252ffbb32671ef78a082e008b590c084d2b54ba55512";

  @Test
  void sameSeedGivesTheSamePcapngOnEveryJdk() throws Exception {
    assertThat(capture(42)).isEqualTo(CAPTURE_OF_SEED_42);
  }

  @Test
  void sameSeedGivesTheSamePcapngTwice() throws Exception {
    assertThat(capture(7)).isEqualTo(capture(7));
  }

  @Test
  void otherSeedGivesAnotherPcapng() throws Exception {
    assertThat(capture(1)).isNotEqualTo(capture(2));
  }

  private static String capture(long seed) throws Exception {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (Network network = Lossy.network(seed)) {
      byte[] data = Lossy.octets(100_000);
      assertThat(Lossy.transfer(network, data)).isEqualTo(data);
      network.runUntilQuiet();
      network.capture().writePcapng(file);
    }
    return sha256(file.toByteArray());
  }

  private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
