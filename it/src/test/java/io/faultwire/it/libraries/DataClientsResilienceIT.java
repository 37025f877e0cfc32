package io.faultwire.it.libraries;

import static io.faultwire.engine.toxiproxy.stream.StreamFaults.down;
import static io.faultwire.engine.toxiproxy.stream.StreamFaults.stall;
import static io.faultwire.junit.assertj.FaultwireAssertions.assertThatCall;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.engine.toxiproxy.server.ToxiproxyServer;
import io.faultwire.engine.toxiproxy.stream.StreamProxy;
import io.faultwire.it.machine.Need;
import io.faultwire.it.machine.Requires;
import io.faultwire.it.server.Postgres;
import io.faultwire.it.server.Redis;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** How clients of Redis and PostgreSQL bear what happens to their connections. */
@Timeout(120)
@Requires(Need.TOXIPROXY)
class DataClientsResilienceIT {

  @Test
  @Requires(Need.REDIS)
  void jedis(@TempDir Path directory) throws Exception {
    ConnectionPoolConfig careful = new ConnectionPoolConfig();
    careful.setTestOnBorrow(true);
    try (Redis redis = Redis.start(directory);
        StreamProxy proxy =
            StreamProxy.perConnection(
                ToxiproxyServer.shared(), "redis", "127.0.0.1:" + redis.port());
        RedisClient client =
            RedisClient.builder()
                .hostAndPort(proxy.host(), proxy.port())
                .poolConfig(careful)
                .clientConfig(DefaultJedisClientConfig.builder().socketTimeoutMillis(1000).build())
                .build()) {
      assertThatCall(proxy, () -> client.set("key", "value"))
          .completesWithin(ofSeconds(10))
          .succeeds()
          .opens(1);
      assertThatCall(proxy, () -> client.get("key")).completesWithin(ofSeconds(10)).opens(0);

      proxy.add(down()).close();
      assertThatCall(proxy, () -> client.get("key"))
          .completesWithin(ofSeconds(10))
          .replacesItsDeadConnection("GET");

      try (var silence = proxy.add(stall().downstream())) {
        assertThatCall(proxy, () -> client.incr("counter"))
            .completesWithin(ofSeconds(20))
            .failsWith(JedisConnectionException.class);
      }
    }
  }

  @Test
  @Requires(Need.POSTGRES)
  void postgres() throws Exception {
    try (Postgres postgres = Postgres.start();
        StreamProxy proxy =
            StreamProxy.perConnection(
                ToxiproxyServer.shared(), "postgres", "127.0.0.1:" + postgres.port())) {
      String url =
          "jdbc:postgresql://%s:%d/postgres?user=test&socketTimeout=1&sslmode=disable"
              .formatted(proxy.host(), proxy.port());

      assertThatCall(proxy, () -> assertThat(query(url, "SELECT 42")).isEqualTo(42))
          .completesWithin(ofSeconds(20))
          .succeeds()
          .opens(1)
          .releasesItsConnections();

      try (Connection connection = DriverManager.getConnection(url);
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE orders (id int)");
        try (var silence = proxy.add(stall().downstream())) {
          assertThatCall(proxy, () -> statement.execute("INSERT INTO orders VALUES (1)"))
              .completesWithin(ofSeconds(20))
              .failsWith(SQLException.class)
              .doesNotRetry("INSERT INTO orders");
        }
      }
      assertThat(query(url, "SELECT count(*) FROM orders")).isEqualTo(1);
    }
  }

  private static int query(String url, String text) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(text)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
