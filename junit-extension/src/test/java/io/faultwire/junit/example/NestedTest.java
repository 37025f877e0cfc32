package io.faultwire.junit.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.engine.Network;
import io.faultwire.junit.At;
import io.faultwire.junit.Host;
import io.faultwire.junit.Link;
import io.faultwire.junit.NetworkTest;
import io.faultwire.junit.Switch;
import io.faultwire.topology.HostSpec;
import io.faultwire.topology.Topology;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A nested class has the network of the class around it, and may add to it. */
@NetworkTest
@Switch("office")
@Host("printer")
@Link(between = {"printer", "office"})
class NestedTest {

  @BeforeEach
  void thePrinterIsAlwaysThere(@At("printer") Network.Host printer) {
    assertThat(printer.name()).isEqualTo("printer");
  }

  @Test
  void aloneInTheOffice(Topology topology) {
    assertThat(topology.hosts()).extracting(HostSpec::name).containsExactly("printer");
  }

  @Nested
  @Host("laptop")
  @Link(between = {"laptop", "office"})
  class WithALaptop {

    @Test
    void theLaptopReachesThePrinter(
        @At("laptop") Network.Host laptop, @At("printer") Network.Host printer) throws IOException {
      assertThat(laptop.ping("printer").isReply()).isTrue();
      assertThat(printer.address().toString()).isEqualTo("10.0.0.1");
    }

    @Nested
    @Host("phone")
    @Link(between = {"phone", "office"})
    class AndAPhone {

      @Test
      void allAreInOneNetwork(@At("phone") Network.Host phone) throws IOException {
        assertThat(phone.ping("laptop").isReply()).isTrue();
        assertThat(phone.ping("printer").isReply()).isTrue();
      }
    }
  }
}
