package io.faultwire.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeqTest {

  @ParameterizedTest
  @CsvSource({"0, 1", "-1, 0", "-1, 1", "2147483647, -2147483648", "-100, 100", "7, 2147483600"})
  void earlierNumberIsLessThanTheLater(int earlier, int later) {
    assertThat(Seq.lt(earlier, later)).isTrue();
    assertThat(Seq.le(earlier, later)).isTrue();
    assertThat(Seq.gt(later, earlier)).isTrue();
    assertThat(Seq.ge(later, earlier)).isTrue();
    assertThat(Seq.lt(later, earlier)).isFalse();
    assertThat(Seq.max(earlier, later)).isEqualTo(later);
    assertThat(Seq.max(later, earlier)).isEqualTo(later);
  }

  @Test
  void numberIsNeitherBeforeNorAfterItself() {
    assertThat(Seq.lt(5, 5)).isFalse();
    assertThat(Seq.gt(5, 5)).isFalse();
    assertThat(Seq.le(5, 5)).isTrue();
    assertThat(Seq.ge(5, 5)).isTrue();
  }
}
