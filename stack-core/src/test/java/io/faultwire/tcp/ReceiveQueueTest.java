package io.faultwire.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.time.RandomStream;
import io.faultwire.time.Seed;
import java.util.Arrays;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

class ReceiveQueueTest {
  private static final byte[] STREAM = stream(100_000);

  private final ReceiveQueue queue = new ReceiveQueue();

  private static byte[] stream(int length) {
    byte[] octets = new byte[length];
    Seed.DEFAULT.stream("stream").nextBytes(octets);
    return octets;
  }

  @Test
  void octetsInOrder_areAvailableAtOnce() {
    assertThat(queue.store(0, STREAM, 0, 10)).isEqualTo(10);
    assertThat(queue.available()).isEqualTo(10);
    assertThat(queue.hasIslands()).isFalse();
  }

  @Test
  void octetsBehindAGap_wait() {
    assertThat(queue.store(5, STREAM, 5, 5)).isZero();
    assertThat(queue.available()).isZero();
    assertThat(queue.hasIslands()).isTrue();

    assertThat(queue.store(0, STREAM, 0, 5)).isEqualTo(10);
    assertThat(queue.hasIslands()).isFalse();
  }

  @Test
  void fillOfOneGap_leavesTheNext() {
    queue.store(2, STREAM, 2, 2);
    queue.store(6, STREAM, 6, 2);

    assertThat(queue.store(0, STREAM, 0, 2)).isEqualTo(4);
    assertThat(queue.hasIslands()).isTrue();
    assertThat(queue.store(0, STREAM, 4, 2)).isEqualTo(4);
  }

  @Test
  void overlappingIslands_mergeIntoOne() {
    queue.store(10, STREAM, 10, 5);
    queue.store(20, STREAM, 20, 5);
    queue.store(12, STREAM, 12, 10);

    assertThat(queue.store(0, STREAM, 0, 10)).isEqualTo(25);
  }

  @Test
  void manyIslands_areRemembered() {
    for (int i = 1; i < 60; i += 2) {
      queue.store(i, STREAM, i, 1);
    }
    for (int i = 0; i < 60; i += 2) {
      assertThat(queue.store(0, STREAM, i, 1)).isEqualTo(2);
    }
  }

  @Test
  void behavesLikeANaiveModelForRandomSegments() {
    for (int run = 0; run < 200; run++) {
      compareWithModel(Seed.DEFAULT.run(run).stream("segments"));
    }
  }

  private static void compareWithModel(RandomStream random) {
    ReceiveQueue queue = new ReceiveQueue();
    BitSet arrived = new BitSet();
    int next = 0;
    int read = 0;
    while (read < 3000) {
      int gap = random.nextInt(3) == 0 ? 0 : random.nextInt(400);
      int length = 1 + random.nextInt(150);
      int grown = queue.store(gap, STREAM, next + gap, length);
      arrived.set(next + gap, next + gap + length);
      int expected = arrived.nextClearBit(next) - next;
      assertThat(grown).isEqualTo(expected);
      next += grown;
      assertThat(queue.available()).isEqualTo(next - read);
      assertThat(queue.hasIslands()).isEqualTo(arrived.length() > next);
      byte[] target = new byte[random.nextInt(120)];
      int count = queue.read(target, 0, target.length);
      assertThat(count).isEqualTo(Math.min(target.length, next - read));
      assertThat(Arrays.copyOf(target, count))
          .isEqualTo(Arrays.copyOfRange(STREAM, read, read + count));
      read += count;
    }
  }
}
