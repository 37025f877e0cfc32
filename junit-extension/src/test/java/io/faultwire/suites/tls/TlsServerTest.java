package io.faultwire.suites.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.faultwire.junit.Inconclusive;
import io.faultwire.junit.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TlsServerTest {
  private static Target target(int port, String totalSeconds) {
    return Target.of(
        Map.of(
            Target.URL_PROPERTY,
            "https://127.0.0.1:" + port,
            "faultwire.option.patienceSeconds",
            "1",
            "faultwire.option.totalSeconds",
            totalSeconds));
  }

  @Test
  void connectsNoMoreWhenTheTimeOfAllChecksIsOver() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
      TlsServer server = new TlsServer(target(silent.getLocalPort(), "1"));

      assertThat(server.has(Feature.TLS_1_3)).isFalse();
      assertThatExceptionOfType(Inconclusive.class)
          .isThrownBy(server::endpoint)
          .withMessage(
              "The 1 s for all checks are over. Raise them by faultwire.option.totalSeconds, or"
                  + " ask a server that answers sooner.");
    }
  }

  @Test
  void saysWhichOptionIsNoNumber() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TlsServer(target(1, "soon")))
        .withMessage("faultwire.option.totalSeconds: 'soon' is not a whole number of at least 1");
  }
}
