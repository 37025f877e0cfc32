package io.faultwire.it.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faultwire.engine.toxiproxy.server.Direction;
import io.faultwire.engine.toxiproxy.server.InstalledToxic;
import io.faultwire.engine.toxiproxy.server.Proxy;
import io.faultwire.engine.toxiproxy.server.Toxic;
import io.faultwire.engine.toxiproxy.server.ToxiproxyServer;
import io.faultwire.it.machine.Need;
import io.faultwire.it.machine.Requires;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@Requires(Need.TOXIPROXY)
class ServerIT {
  @Test
  void aProxyCarriesBytesBothWays() throws IOException {
    try (EchoServer echo = EchoServer.start();
        Proxy proxy = ToxiproxyServer.shared().proxy("echo", echo.address());
        Socket client = new Socket(proxy.address().getAddress(), proxy.address().getPort())) {
      assertThat(exchange(client, "hello")).isEqualTo("hello");
    }
  }

  @Test
  void aTimeoutThatIsToggledIsABlackHoleThatComesAndGoes() throws IOException {
    try (EchoServer echo = EchoServer.start();
        Proxy proxy = ToxiproxyServer.shared().proxy("hole", echo.address());
        InstalledToxic hole =
            proxy.add(Toxic.timeout(Duration.ZERO).on(Direction.UPSTREAM).withToxicity(0));
        Socket client = new Socket(proxy.address().getAddress(), proxy.address().getPort())) {
      assertThat(exchange(client, "A")).isEqualTo("A");
      hole.toxicity(1);
      client.getOutputStream().write('B');
      assertThatNothingComes(client);
      hole.toxicity(0);
      assertThat(exchange(client, "C")).isEqualTo("C");
    }
  }

  private static void assertThatNothingComes(Socket client) throws IOException {
    client.setSoTimeout(500);
    assertThatThrownBy(() -> client.getInputStream().read())
        .isInstanceOf(SocketTimeoutException.class);
    client.setSoTimeout(0);
  }

  private static String exchange(Socket client, String text) throws IOException {
    client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    byte[] answer = client.getInputStream().readNBytes(text.length());
    return new String(answer, StandardCharsets.US_ASCII);
  }
}
