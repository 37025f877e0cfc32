package io.faultwire.suites.tcp.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KernelVersionTest {

  private static final KernelVersion V6_5 = new KernelVersion(6, 5);

  @Test
  void aReleaseIsReadUpToItsMinorVersion() {
    assertThat(KernelVersion.parse("6.18.44-generic")).hasToString("6.18");
    assertThat(KernelVersion.parse("5.10.0-35-amd64")).hasToString("5.10");
  }

  @Test
  void versionsAreComparedAsNumbers() {
    assertThat(KernelVersion.parse("6.10.1").isAtLeast(V6_5)).isTrue();
    assertThat(KernelVersion.parse("6.5").isAtLeast(V6_5)).isTrue();
    assertThat(KernelVersion.parse("6.4.12").isAtLeast(V6_5)).isFalse();
    assertThat(KernelVersion.parse("5.15.0").isAtLeast(V6_5)).isFalse();
    assertThat(KernelVersion.parse("7.0").isAtLeast(V6_5)).isTrue();
  }

  @Test
  void whatIsNoVersionIsOlderThanAll() {
    assertThat(KernelVersion.parse("unknown").isAtLeast(V6_5)).isFalse();
  }
}
