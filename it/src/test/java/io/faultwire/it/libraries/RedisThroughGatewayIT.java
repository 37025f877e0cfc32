package io.faultwire.it.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.engine.Network;
import io.faultwire.it.machine.Need;
import io.faultwire.it.machine.Requires;
import io.faultwire.time.Seed;
import io.faultwire.topology.Topology;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisSocketFactory;
import redis.clients.jedis.exceptions.JedisConnectionException;

@Timeout(120)
@Requires(Need.REDIS)
class RedisThroughGatewayIT {

  @Test
  void jedisReachesARealServerOverALossyWire(@TempDir Path directory) throws Exception {
    int port = freePort();
    Process redis =
        new ProcessBuilder("redis-server", "--port", "" + port, "--bind", "127.0.0.1", "--save", "")
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("redis.log").toFile())
            .start();
    try {
      awaitListening(port);
      Topology topology =
          Topology.builder()
              .host("app")
              .host("db", host -> host.forward(6379, "127.0.0.1", port))
              .link("app", "db", link -> link.loss(2))
              .build();
      String value = "value".repeat(20_000);
      try (Network network = Network.simulate(topology, Seed.DEFAULT)) {
        try (Jedis jedis = new Jedis(socketsOf(network.host("app")))) {
          assertThat(jedis.set("key", value)).isEqualTo("OK");
          assertThat(jedis.get("key")).isEqualTo(value);
          for (int i = 0; i < 50; i++) {
            jedis.incr("counter");
          }
          assertThat(jedis.get("counter")).isEqualTo("50");
        }
        assertThat(network.capture().tcp("app", "db:6379").retransmissions()).isNotEmpty();
      }
    } finally {
      redis.destroy();
      redis.waitFor(10, TimeUnit.SECONDS);
    }
  }

  private static JedisSocketFactory socketsOf(Network.Host host) {
    return () -> {
      try {
        return host.connect("db", 6379);
      } catch (IOException e) {
        throw new JedisConnectionException(e);
      }
    };
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void awaitListening(int port) throws Exception {
    for (int attempt = 0; ; attempt++) {
      try (Socket socket = new Socket("127.0.0.1", port)) {
        return;
      } catch (IOException e) {
        if (attempt == 100) {
          throw new AssertionError("redis-server does not listen on port " + port, e);
        }
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
  }
}
