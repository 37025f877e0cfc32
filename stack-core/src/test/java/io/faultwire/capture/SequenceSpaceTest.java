package io.faultwire.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SequenceSpaceTest {
  @Test
  void numbersBeyondTheWrapAreCountedOn() {
    SequenceSpace space = new SequenceSpace();
    space.begin(0xFFFFFF00);
    space.reached(0x80);

    assertThat(space.relative(0x00000010)).isEqualTo(0x110);
    for (long at = 0; at <= 4; at++) {
      space.reached(at << 30);
    }
    assertThat(space.relative(0xFFFFFF00)).isEqualTo(0x1_0000_0000L);
    assertThat(space.relative(0xFFFFFEFF)).isEqualTo(0xFFFF_FFFFL);
  }

  @Test
  void rangesJoinWhereTheyTouch() {
    Coverage coverage = new Coverage();
    coverage.add(5, 8);
    assertThat(coverage.firstMissing()).isZero();
    coverage.add(0, 3);
    assertThat(coverage.firstMissing()).isEqualTo(3);
    assertThat(coverage.overlaps(3, 5)).isFalse();
    assertThat(coverage.overlaps(3, 6)).isTrue();
    coverage.add(2, 5);

    assertThat(coverage.firstMissing()).isEqualTo(8);
    assertThat(coverage.contains(0, 8)).isTrue();
    assertThat(coverage.contains(7, 9)).isFalse();
  }
}
