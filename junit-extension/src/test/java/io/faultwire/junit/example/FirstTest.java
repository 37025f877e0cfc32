package io.faultwire.junit.example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.engine.Network;
import io.faultwire.junit.At;
import io.faultwire.junit.NetworkTest;
import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.Test;

@NetworkTest
class FirstTest {

  @Test
  void aGreetingArrives(@At("client") Network.Host client, @At("server") Network.Host server)
      throws IOException {
    server.start("greeter", () -> Greeter.greetOneClient(server.listen(80)));
    try (Socket socket = client.connect("server", 80)) {
      assertThat(socket.getInputStream().readAllBytes()).isEqualTo("hello".getBytes(UTF_8));
    }
  }
}
