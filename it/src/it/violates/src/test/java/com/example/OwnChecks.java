package com.example;

import static io.faultwire.conformance.Level.SHOULD;
import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.junit.Evidence;
import org.junit.jupiter.api.Test;

class OwnChecks {

  @Test
  @Check("own.handshake.answered")
  @Clause(rfc = 9293, section = "3.5", id = "MUST-10")
  void synIsAnswered(Evidence evidence) {
    evidence.sent("SYN, Seq=0").expected("SYN-ACK, Ack=1").got("RST, Ack=1");
    evidence.ladder("client --SYN--> server\nclient <--RST-- server", null);
    assertThat("RST").as("the answer to the SYN").isEqualTo("SYN-ACK");
  }

  @Test
  @Check("own.handshake.quick")
  @Clause(rfc = 9293, section = "3.8.6.3", level = SHOULD, id = "SHLD-18")
  void answerIsQuick() {
    assertThat(700).as("milliseconds to the ACK").isLessThan(500);
  }

  @Test
  @Check("own.handshake.ports")
  @Clause(rfc = 9293, section = "3.1")
  void portsAreSwapped() {
    assertThat("80").isEqualTo("80");
  }
}
