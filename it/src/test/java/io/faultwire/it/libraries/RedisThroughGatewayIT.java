package io.faultwire.it.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.engine.Network;
import io.faultwire.it.machine.Need;
import io.faultwire.it.machine.Requires;
import io.faultwire.it.server.Redis;
import io.faultwire.time.Seed;
import io.faultwire.topology.Topology;
import java.io.IOException;
import java.nio.file.Path;
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
    try (Redis redis = Redis.start(directory)) {
      Topology topology =
          Topology.builder()
              .host("app")
              .host("db", host -> host.forward(6379, "127.0.0.1", redis.port()))
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
}
