package io.faultwire.tls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeededSecureRandomTest {
  @Test
  void bytesDependOnSeedAndStreamOnly() {
    assertThat(draw(1, "a", 100)).isEqualTo(draw(1, "a", 100));
    assertThat(draw(1, "a", 100)).isNotEqualTo(draw(2, "a", 100)).isNotEqualTo(draw(1, "b", 100));
  }

  @Test
  void bytesDoNotDependOnHowTheyAreAskedFor() {
    SeededSecureRandom random = new SeededSecureRandom(1, "a");
    byte[] pieces = new byte[100];
    for (int i = 0; i < pieces.length; i++) {
      byte[] one = new byte[1];
      random.nextBytes(one);
      pieces[i] = one[0];
    }

    assertThat(pieces).isEqualTo(draw(1, "a", 100));
  }

  @Test
  void addedEntropyIsIgnored() {
    SeededSecureRandom random = new SeededSecureRandom(1, "a");
    random.setSeed(99);
    byte[] bytes = new byte[100];
    random.nextBytes(bytes);

    assertThat(bytes).isEqualTo(draw(1, "a", 100));
  }

  private static byte[] draw(long seed, String stream, int count) {
    byte[] bytes = new byte[count];
    new SeededSecureRandom(seed, stream).nextBytes(bytes);
    return bytes;
  }
}
