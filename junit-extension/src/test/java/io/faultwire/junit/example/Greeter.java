package io.faultwire.junit.example;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;

/** A server that knows nothing of the network that it runs on. */
final class Greeter {
  private Greeter() {}

  static void greetOneClient(ServerSocket listening) throws IOException {
    try (listening;
        Socket connection = listening.accept()) {
      connection.getOutputStream().write("hello".getBytes(UTF_8));
    }
  }
}
