package io.faultwire.it.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.faultwire.engine.Network;
import io.faultwire.engine.toxiproxy.lane.ToxiproxyEngine;
import io.faultwire.engine.toxiproxy.server.ToxiproxyException;
import io.faultwire.it.machine.Need;
import io.faultwire.it.machine.Requires;
import io.faultwire.time.Seed;
import io.faultwire.topology.LinkBuilder;
import io.faultwire.topology.Topology;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the lanes are in the server, and what they do when it takes them away. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Requires(Need.TOXIPROXY)
class LanesIT {

  private static final int FIFTY = 50;

  private OwnServer toxiproxy;

  @BeforeEach
  void startServer() throws Exception {
    toxiproxy = OwnServer.start();
  }

  @AfterEach
  void endServer() throws InterruptedException {
    toxiproxy.close();
  }

  private static void delayed(LinkBuilder link) {
    link.latency(Duration.ofMillis(20));
  }

  private Network open(Consumer<LinkBuilder> wire) {
    Topology topology =
        Topology.builder().host("client").host("server").link("client", "server", wire).build();
    return new ToxiproxyEngine(toxiproxy.server()).realise(topology, new Seed(1));
  }

  private Map<String, JsonObject> proxies() throws Exception {
    Map<String, JsonObject> proxies = new TreeMap<>();
    JsonParser.parseString(toxiproxy.ask("GET", "/proxies"))
        .getAsJsonObject()
        .asMap()
        .forEach((name, proxy) -> proxies.put(name, proxy.getAsJsonObject()));
    return proxies;
  }

  @Test
  void fiftyNetworksAtOnceShareAServer() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(FIFTY);
    try {
      List<Future<byte[]>> answers =
          threads.invokeAll(Collections.nCopies(FIFTY, this::exchangeOverANetworkOfItsOwn));
      for (Future<byte[]> answer : answers) {
        assertThat(answer.get()).containsExactly(1, 2, 3);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(proxies()).isEmpty();
  }

  private byte[] exchangeOverANetworkOfItsOwn() throws IOException {
    try (Network network = open(LanesIT::delayed);
        ServerSocket listener = network.host("server").listen(7)) {
      network.host("server").start("echo", () -> echo(listener));
      try (Socket socket = network.host("client").connect("server", 7)) {
        socket.getOutputStream().write(new byte[] {1, 2, 3});
        return socket.getInputStream().readNBytes(3);
      }
    }
  }

  private static void echo(ServerSocket listener) throws IOException {
    try (Socket client = listener.accept()) {
      client.getInputStream().transferTo(client.getOutputStream());
    }
  }

  @Test
  void aLaneIsAProxyWithOneToxicAndNoneIsLeft() throws Exception {
    Consumer<LinkBuilder> wire =
        link -> link.latency(Duration.ofMillis(20)).loss(5).reorder(5).rate(8_000_000);
    try (Network network = open(wire)) {
      List<String> toxics = new ArrayList<>();
      for (JsonObject proxy : proxies().values()) {
        assertThat(proxy.getAsJsonArray("toxics")).hasSize(1);
        JsonObject toxic = proxy.getAsJsonArray("toxics").get(0).getAsJsonObject();
        assertThat(toxic.get("stream").getAsString()).isEqualTo("upstream");
        assertThat(toxic.get("toxicity").getAsDouble()).isEqualTo(1);
        toxics.add(toxic.get("type").getAsString() + toxic.get("attributes"));
      }
      assertThat(toxics)
          .contains(
              "latency{\"latency\":20,\"jitter\":0}",
              "latency{\"latency\":3600000,\"jitter\":0}",
              "timeout{\"timeout\":0}",
              "bandwidth{\"rate\":1000}");
      assertThat(network.host("client").ping("server").isReply()).isTrue();
    }
    assertThat(proxies()).isEmpty();
  }

  @Test
  void theServerDropsWhatTheRulesCondemn() throws Exception {
    try (Network network = open(link -> link.loss(20))) {
      Datagrams datagrams = new Datagrams(network, 200);
      for (int i = 0; i < 500; i++) {
        datagrams.send();
      }
      int arrived = datagrams.awaitEnd().size();
      assertThat(arrived).isBetween(300, 480);
      network.close();
      // UDP 8, IPv4 20, Ethernet 14, and the header of a record 24 octets more
      long condemned = (500 - arrived) * 266L;
      assertThat(octets("received", "client_server_loss")).isGreaterThanOrEqualTo(condemned);
      assertThat(octets("received", "client_server_loss") - condemned).isLessThan(10 * 266);
      assertThat(octets("sent", "client_server_loss")).isZero();
      assertThat(octets("sent", "client_server_clean")).isGreaterThanOrEqualTo(arrived * 266L);
    }
  }

  private long octets(String what, String proxy) throws Exception {
    Pattern line =
        Pattern.compile(
            "toxiproxy_proxy_"
                + what
                + "_bytes_total\\{direction=\"upstream\".*proxy=\"([^\"]*)\".*} (.*)");
    Matcher matcher = line.matcher(toxiproxy.ask("GET", "/metrics"));
    long sum = 0;
    while (matcher.find()) {
      boolean matches = matcher.group(1).replaceAll("[^a-z]+", "_").contains(proxy);
      sum += matches ? (long) Double.parseDouble(matcher.group(2)) : 0;
    }
    return sum;
  }

  @Test
  void aLaneThatIsClosedIsOpenedAgainAndNothingIsLost() throws Exception {
    try (Network network = open(LanesIT::delayed)) {
      Datagrams datagrams = new Datagrams(network, 500);
      for (int i = 0; i < 300; i++) {
        datagrams.send();
        network.advance(Duration.ofMillis(1));
        if (i % 100 == 20) {
          for (String proxy : proxies().keySet()) {
            toxiproxy.ask("DELETE", "/proxies/" + proxy);
          }
        } else if (i % 100 == 70) {
          for (String proxy : proxies().keySet()) {
            toxiproxy.ask("PATCH", "/proxies/" + proxy, "{\"enabled\": false}");
          }
        }
      }
      assertThat(datagrams.awaitEnd())
          .containsExactlyElementsOf(IntStream.range(0, 300).boxed().toList());
    }
    assertThat(proxies()).isEmpty();
  }

  @Test
  void aBlackHoleWhoseToxicIsTakenAwayStaysOne() throws Exception {
    try (Network network = open(link -> link.loss(30))) {
      Datagrams datagrams = new Datagrams(network, 100);
      for (int i = 0; i < 200; i++) {
        datagrams.send();
        network.advance(Duration.ofMillis(1));
        if (i == 100) {
          for (Map.Entry<String, JsonObject> proxy : proxies().entrySet()) {
            for (JsonElement toxic : proxy.getValue().getAsJsonArray("toxics")) {
              String name = toxic.getAsJsonObject().get("name").getAsString();
              toxiproxy.ask("DELETE", "/proxies/" + proxy.getKey() + "/toxics/" + name);
            }
          }
        }
      }
      datagrams.awaitEnd();
      long condemned = datagrams.frames().stream().filter(frame -> !frame.isDelivered()).count();
      assertThat(condemned).isBetween(30L, 90L);
    }
  }

  @Test
  void aServerThatIsStartedAgainGetsItsLanesBack() throws Exception {
    try (Network network = open(LanesIT::delayed)) {
      Datagrams datagrams = new Datagrams(network, 500);
      for (int i = 0; i < 100; i++) {
        datagrams.send();
        if (i == 50) {
          toxiproxy.kill();
          toxiproxy.startAgain();
        }
        network.advance(Duration.ofMillis(1));
      }
      assertThat(datagrams.awaitEnd())
          .containsExactlyElementsOf(IntStream.range(0, 100).boxed().toList());
    }
  }

  @Test
  void aServerThatIsKilledIsAnErrorWithItsRemedy() throws Exception {
    Network network = open(LanesIT::delayed);
    ServerSocket listening = network.host("server").listen(80);
    try (Socket socket = network.host("client").connect("server", 80);
        Socket accepted = listening.accept()) {
      assertThat(accepted.isConnected()).isTrue();
      toxiproxy.kill();
      socket.getOutputStream().write(1);
      assertThatThrownBy(() -> accepted.getInputStream().read())
          .isInstanceOf(ToxiproxyException.class)
          .hasMessageContaining("frames cannot go on over lane '")
          .hasMessageContaining("is gone");
    } catch (ToxiproxyException e) {
      throw new AssertionError("closing the sockets is no matter of the server", e);
    }
    network.close();
  }

  @Test
  void aPartitionDisablesTheProxies() throws Exception {
    try (Network network = open(LanesIT::delayed)) {
      Datagrams datagrams = new Datagrams(network, 100);
      datagrams.send();
      datagrams.awaitEnd();
      assertThat(enabled()).containsOnly(true);
      try (var cut = network.link("client", "server").from("client").partition()) {
        for (int i = 0; i < 10; i++) {
          datagrams.send();
        }
        Eventually.await(() -> enabled().contains(false));
        assertThat(enabled()).as("the other direction is whole").contains(true);
        assertThat(datagrams.awaitEnd()).hasSize(1);
        assertThat(cut.strikes()).isEqualTo(10);
      }
      datagrams.send();
      assertThat(datagrams.awaitEnd()).containsExactly(0, 11);
      assertThat(enabled()).containsOnly(true);
    }
  }

  private List<Boolean> enabled() throws Exception {
    return proxies().values().stream().map(p -> p.get("enabled").getAsBoolean()).toList();
  }
}
