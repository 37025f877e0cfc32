package io.faultwire.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SendQueueTest {
  private final SendQueue queue = new SendQueue(8);

  private int offer(String text) {
    return queue.offer(text.getBytes(StandardCharsets.US_ASCII), 0, text.length());
  }

  private String copy(int sequenceNumber, int length) {
    byte[] target = new byte[length];
    queue.copy(sequenceNumber, target, 0, length);
    return new String(target, StandardCharsets.US_ASCII);
  }

  @Test
  void takesNoMoreThanItsCapacity() {
    assertThat(offer("0123456789")).isEqualTo(8);
    assertThat(offer("x")).isZero();
    assertThat(queue.free()).isZero();
  }

  @Test
  void acknowledgmentMakesRoom() {
    queue.startAt(100);
    offer("01234567");

    queue.acknowledge(103);

    assertThat(offer("abcd")).isEqualTo(3);
    assertThat(copy(103, 8)).isEqualTo("34567abc");
    assertThat(queue.endSequence()).isEqualTo(111);
  }

  @Test
  void acknowledgmentOfAFinBehindTheDataIsNoMoreData() {
    queue.startAt(100);
    offer("ab");

    queue.acknowledge(103);

    assertThat(queue.length()).isZero();
    assertThat(queue.endSequence()).isEqualTo(102);
  }

  @Test
  void oldAcknowledgmentChangesNothing() {
    queue.startAt(100);
    offer("ab");

    queue.acknowledge(99);

    assertThat(copy(100, 2)).isEqualTo("ab");
  }

  @Test
  void sequenceNumbersMayWrap() {
    queue.startAt(-2);
    offer("abcdef");

    queue.acknowledge(1);

    assertThat(copy(1, 3)).isEqualTo("def");
    assertThat(queue.endSequence()).isEqualTo(4);
  }
}
