package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import org.junit.jupiter.api.Test;

class OwnChecks {

  @Test
  @Check("own.ports.below-65536")
  @Clause(rfc = 9293, section = "3.1")
  void portsHaveSixteenBits() {
    assertThat(new java.net.InetSocketAddress(65535).getPort()).isEqualTo(65535);
  }
}
