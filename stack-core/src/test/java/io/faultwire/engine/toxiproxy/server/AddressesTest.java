package io.faultwire.engine.toxiproxy.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
  @Test
  void aHostAndAPortAreReadAndWritten() {
    assertThat(Addresses.parse("db.test:5432"))
        .isEqualTo(InetSocketAddress.createUnresolved("db.test", 5432));
    assertThat(Addresses.parse("[::1]:80"))
        .isEqualTo(InetSocketAddress.createUnresolved("::1", 80));
    assertThat(Addresses.join("::1", 80)).isEqualTo("[::1]:80");
    assertThat(Addresses.join("db.test", 80)).isEqualTo("db.test:80");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "db", "db:", ":5432", "db:x", "db:70000", "::1:80", "http://db:80"})
  void whatIsNoAddressIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Addresses.parse(text))
        .withMessage(
            "'" + text + "' is no address: write host:port, such as localhost:5432 or [::1]:5432");
  }
}
