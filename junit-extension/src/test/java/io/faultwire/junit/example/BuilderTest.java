package io.faultwire.junit.example;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.engine.Network;
import io.faultwire.junit.At;
import io.faultwire.junit.NetworkExtension;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same in code instead of annotations. */
class BuilderTest {
  @RegisterExtension
  static final NetworkExtension NETWORK =
      NetworkExtension.builder()
          .host("client")
          .host("server", host -> host.address("10.0.0.80"))
          .link("client", "server", link -> link.latency(ofMillis(20)))
          .build();

  @Test
  void theLinkTakesItsTime(@At("client") Network.Host client, @At("server") Network.Host server)
      throws IOException {
    assertThat(server.address().toString()).isEqualTo("10.0.0.80");
    assertThat(client.ping("server").roundTrip()).as("ARP, then echo").isEqualTo(ofMillis(80));
    assertThat(client.ping("server").roundTrip()).as("echo").isEqualTo(ofMillis(40));
  }
}
