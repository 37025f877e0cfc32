package io.faultwire.it.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faultwire.engine.HostProgram;
import io.faultwire.engine.Network;
import io.faultwire.engine.NetworkFailure;
import io.faultwire.engine.toxiproxy.lane.ToxiproxyEngine;
import io.faultwire.engine.worker.WorkerException;
import io.faultwire.it.machine.Need;
import io.faultwire.it.machine.Requires;
import io.faultwire.tcp.TcpOptions;
import io.faultwire.tcp.congestion.CongestionControl;
import io.faultwire.time.Seed;
import io.faultwire.topology.Topology;
import io.faultwire.topology.TopologyBuilder;
import io.faultwire.topology.TopologyException;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Where the JVMs of hosts come from, what ends them, and what a test is told then. */
@Requires(Need.TOXIPROXY)
@Execution(ExecutionMode.CONCURRENT)
class WorkerLifeIT {
  private static final String PATH = System.getenv("PATH");

  private static TopologyBuilder withServer(Class<?> program) {
    return Topology.builder().host("client").host("server", host -> host.program(program));
  }

  @Test
  void theHostLivesInAnotherProcessWhichOneJvmHasOnce() throws Exception {
    long first;
    try (Network network = WorkerUser.open("server", EchoProgram.class)) {
      first = WorkerUser.process(network);
      assertThat(first).isNotEqualTo(ProcessHandle.current().pid());
      assertThatThrownBy(() -> network.host("server"))
          .hasMessage(
              "host 'server' lives outside of this JVM: only over the network it is reached");
    }
    try (Network network = WorkerUser.open("server", EchoProgram.class)) {
      assertThat(WorkerUser.process(network)).isEqualTo(first);
    }
  }

  @Test
  void severalHostsBehindASwitchLiveElsewhere() throws Exception {
    TopologyBuilder topology = Topology.builder().host("client").networkSwitch("switch");
    topology.host("one", host -> host.program(EchoProgram.class));
    topology.host("two", host -> host.program(Relay.class));
    topology.link("client", "switch").link("one", "switch").link("two", "switch");
    try (Network network = new ToxiproxyEngine().realise(topology.build(), new Seed(1));
        Socket socket = network.host("client").connect("two", Relay.PORT)) {
      socket.getOutputStream().write(42);
      assertThat(socket.getInputStream().read()).isEqualTo(42);
      assertThat(network.capture().tcp("two", "one:" + EchoProgram.ECHO).segments()).isNotEmpty();
    }
  }

  /** Hands on what it is told to the host "one", and its answer back. */
  static final class Relay implements HostProgram {
    static final int PORT = 9;

    @Override
    public void run(Network.Host host) throws IOException {
      try (ServerSocket listener = host.listen(PORT);
          Socket client = listener.accept();
          Socket server = host.connect("one", EchoProgram.ECHO)) {
        server.getOutputStream().write(client.getInputStream().read());
        client.getOutputStream().write(server.getInputStream().read());
      }
    }
  }

  @Test
  void whatAProgramThrowsIsToldToWhoWaits() throws Exception {
    try (Network network = WorkerUser.open("server", Failing.class);
        Socket socket = network.host("client").connect("server", Failing.PORT)) {
      socket.getOutputStream().write(Failing.LEAVING_THE_CLIENT);
      assertThatThrownBy(() -> socket.getInputStream().read())
          .isInstanceOf(WorkerException.class)
          .hasMessageStartingWith(
              "the program " + Failing.class.getName() + " of host 'server' in the worker ")
          .hasMessageContaining("failed: java.lang.IllegalStateException: no such table")
          .hasMessageContaining("at io.faultwire.it.toxiproxy.WorkerLifeIT$Failing.run");
    } catch (NetworkFailure again) {
      assertThat(again).hasMessageContaining("no such table");
    }
  }

  @Test
  void whatAProgramThrowsIsToldAtTheEndIfNotBefore() {
    assertThatThrownBy(
            () -> {
              try (Network network = WorkerUser.open("server", Failing.class);
                  Socket socket = network.host("client").connect("server", Failing.PORT)) {
                socket.getOutputStream().write(0);
                assertThat(socket.getInputStream().read()).isEqualTo(-1);
              }
            })
        .isInstanceOfAny(NetworkFailure.class, WorkerException.class)
        .hasMessageContaining("no such table");
  }

  /** Fails when somebody has come and said how. */
  static final class Failing implements HostProgram {
    static final int PORT = 80;
    static final int LEAVING_THE_CLIENT = 1;

    @Override
    public void run(Network.Host host) throws IOException {
      Socket client = host.listen(PORT).accept();
      if (client.getInputStream().read() != LEAVING_THE_CLIENT) {
        client.close();
      }
      throw new IllegalStateException("no such table");
    }
  }

  @Test
  void aProgramThatCannotBeMadeIsExplained() {
    assertThatThrownBy(() -> WorkerUser.open("server", String.class))
        .isInstanceOf(WorkerException.class)
        .hasMessageContaining("host server: its program java.lang.String is no HostProgram")
        .hasMessageContaining("Name a class, a static one if it is nested");
    Topology alone = withServer(String.class).link("client", "server").build();
    assertThatThrownBy(() -> Network.simulate(alone)).isInstanceOf(TopologyException.class);
  }

  @Test
  void aControllerThatTheWorkerCannotMakeIsExplained() {
    assertThatThrownBy(() -> new ToxiproxyEngine().realise(withOwnController(), new Seed(1)))
        .isInstanceOf(TopologyException.class)
        .hasMessageContaining("cannot make its congestion controller")
        .hasMessageContaining("public constructor without parameters");
  }

  private static Topology withOwnController() {
    CongestionControl own =
        (CongestionControl)
            Proxy.newProxyInstance(
                WorkerLifeIT.class.getClassLoader(),
                new Class<?>[] {CongestionControl.class},
                (proxy, method, arguments) -> null);
    TcpOptions options = TcpOptions.DEFAULT.toBuilder().congestionControl(() -> own).build();
    return Topology.builder()
        .host("client")
        .host("server", host -> host.program(EchoProgram.class).tcp(options))
        .link("client", "server")
        .build();
  }

  @Test
  void aWorkerThatIsKilledFailsTheTestAndTheNextOneHasAnother() throws Exception {
    try (OtherJvm other = OtherJvm.start(Map.of(), PATH)) {
      String first = other.ask("worker");
      assertThat(other.ask("worker")).isEqualTo(first);
      assertThat(other.ask("kill-worker"))
          .startsWith("WorkerException: host 'server' is gone: its JVM ended with exit code 137")
          .contains("Run the tests again");
      assertThat(other.ask("worker")).isNotEqualTo(first).matches("[0-9]+");
    }
  }

  @Test
  void whereBothWaitForEachOtherTheMessageSaysWhoWaitsForWhat() throws Exception {
    try (OtherJvm other = OtherJvm.start(Map.of("faultwire.stallTimeout", "1"), PATH)) {
      assertThat(other.ask("wait-in-vain"))
          .matches(
              "StalledException: the network can make no progress: at [0-9.]+ ms nothing is on its"
                  + " way, no timer runs, and everybody waits:\\|  the test's thread waits for read"
                  + " from 10\\.0\\.0\\.1:[0-9]+-10\\.0\\.0\\.2:7, since [0-9.]+ ms");
    }
  }

  @Test
  void aWorkerEndsWithAJvmThatIsKilled() throws Exception {
    try (OtherJvm other = OtherJvm.start(Map.of(), PATH)) {
      ProcessHandle worker = ProcessHandle.of(Long.parseLong(other.ask("worker"))).orElseThrow();
      other.handle().destroyForcibly();
      worker.onExit().get(30, TimeUnit.SECONDS);
      assertThat(worker.isAlive()).isFalse();
    }
  }
}
