package io.faultwire.it.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faultwire.engine.Network;
import io.faultwire.engine.worker.WorkerException;
import io.faultwire.it.machine.Need;
import io.faultwire.it.machine.Requires;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Workers that somebody else has started, one for each name of a host. */
@Requires(Need.TOXIPROXY)
@Execution(ExecutionMode.CONCURRENT)
class WorkerPlaceIT {

  @Test
  void aWorkerStartedByHandServesOneNetworkAfterTheOther() throws Exception {
    try (HandStartedWorker worker = HandStartedWorker.start("0")) {
      System.setProperty("faultwire.worker.byhand", worker.address());
      for (int i = 0; i < 2; i++) {
        try (Network network = WorkerUser.open("byhand", EchoProgram.class)) {
          assertThat(WorkerUser.process(network)).isEqualTo(worker.pid());
        }
      }
    } finally {
      System.clearProperty("faultwire.worker.byhand");
    }
  }

  @Test
  void whereNoWorkerListensTheMessageSaysHowToStartOne() {
    System.setProperty("faultwire.worker.nowhere", "localhost:1");
    try {
      assertThatThrownBy(() -> WorkerUser.open("nowhere", EchoProgram.class))
          .isInstanceOf(WorkerException.class)
          .hasMessageStartingWith("the worker localhost:1 does not answer: Connection refused")
          .hasMessageContaining("java -cp ... io.faultwire.engine.worker.Worker localhost:1");
    } finally {
      System.clearProperty("faultwire.worker.nowhere");
    }
  }

  @Test
  void whatIsNoAddressIsExplained() {
    System.setProperty("faultwire.worker.wrong", "somewhere");
    try {
      assertThatThrownBy(() -> WorkerUser.open("wrong", EchoProgram.class))
          .hasMessage(
              "faultwire.worker.wrong: 'somewhere' is no address: give host:port, such as"
                  + " localhost:7400");
    } finally {
      System.clearProperty("faultwire.worker.wrong");
    }
  }

  @Test
  void aServerThatIsNoWorkerIsExplained() throws Exception {
    try (ServerSocket other = new ServerSocket(0)) {
      CompletableFuture<Void> answer =
          CompletableFuture.runAsync(() -> answer(other, "HTTP/1.1 400 Bad Request\r\n"));
      System.setProperty("faultwire.worker.http", "localhost:" + other.getLocalPort());
      assertThatThrownBy(() -> WorkerUser.open("http", EchoProgram.class))
          .isInstanceOf(WorkerException.class)
          .hasMessageContaining("no message of a Faultwire worker begins here");
      answer.get(10, TimeUnit.SECONDS);
    } finally {
      System.clearProperty("faultwire.worker.http");
    }
  }

  private static void answer(ServerSocket server, String text) {
    try (Socket client = server.accept();
        OutputStream out = client.getOutputStream()) {
      out.write(text.getBytes(StandardCharsets.US_ASCII));
      client.getInputStream().read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
