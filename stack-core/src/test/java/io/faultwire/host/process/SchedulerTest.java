package io.faultwire.host.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faultwire.time.EventHandler;
import io.faultwire.time.EventQueue;
import io.faultwire.time.VirtualClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SchedulerTest {
  private static final long MILLI = 1_000_000;

  private final VirtualClock clock = new VirtualClock();
  private final EventQueue queue = new EventQueue();
  private final Scheduler scheduler =
      new Scheduler(clock, queue, Pace.VIRTUAL, Duration.ofSeconds(2));
  private final List<String> log = new ArrayList<>();

  /** A mailbox of a simulated host: what arrives wakes who waits. */
  private final class Mailbox {
    private final WaitPoint arrivals = new WaitPoint(scheduler);
    private final ArrayDeque<String> mails = new ArrayDeque<>();

    void send(String mail, long delayMillis) {
      scheduler.enter(
          () -> {
            queue.schedule(clock.now() + delayMillis * MILLI, (now, x) -> arrive(mail), null);
            return null;
          });
    }

    private void arrive(String mail) {
      mails.add(mail);
      arrivals.signal();
    }

    String receive() {
      scheduler.await(arrivals, "a mail", () -> !mails.isEmpty(), EventQueue.NEVER);
      return scheduler.enter(mails::remove);
    }

    @Nullable String receive(long patienceMillis) {
      long deadline = clock.now() + patienceMillis * MILLI;
      return scheduler.await(arrivals, "a mail", () -> !mails.isEmpty(), deadline)
          ? scheduler.enter(mails::remove)
          : null;
    }
  }

  @AfterEach
  void close() {
    scheduler.close();
  }

  private void note(String what) {
    log.add(clock.now() / MILLI + " " + scheduler.currentName() + " " + what);
  }

  @Test
  void processRunsWhenTheTestBlocks() {
    HostProcess process = scheduler.start("host", "p", () -> note("runs"));
    note("goes on");
    scheduler.join(List.of(process));
    note("has joined");
    assertThat(log).containsExactly("0 test goes on", "0 p runs", "0 test has joined");
  }

  @Test
  void timeLeapsWhileAllSleep() {
    for (int i = 1; i <= 3; i++) {
      int millis = i * 1000;
      scheduler.start(
          "host",
          "p" + i,
          () -> {
            scheduler.advance(millis * MILLI);
            note("wakes");
          });
    }
    scheduler.runUntilQuiet();
    assertThat(log).containsExactly("1000 p1 wakes", "2000 p2 wakes", "3000 p3 wakes");
  }

  @Test
  void pingPongAlternates() {
    Mailbox ping = new Mailbox();
    Mailbox pong = new Mailbox();
    HostProcess server =
        scheduler.start(
            "server",
            "server",
            () -> {
              for (int i = 0; i < 1000; i++) {
                pong.send(ping.receive() + "!", 5);
              }
            });
    for (int i = 0; i < 1000; i++) {
      ping.send("mail " + i, 5);
      assertThat(pong.receive()).isEqualTo("mail " + i + "!");
    }
    scheduler.join(List.of(server));
    assertThat(clock.now()).isEqualTo(10_000 * MILLI);
  }

  @Test
  void ordersOfManyProcessesAreEqualInEveryRun() {
    assertThat(orderOfTwentyProcesses()).isEqualTo(orderOfTwentyProcesses()).hasSize(20 * 30);
  }

  private static List<String> orderOfTwentyProcesses() {
    SchedulerTest run = new SchedulerTest();
    Mailbox shared = run.new Mailbox();
    for (int p = 0; p < 20; p++) {
      int step = p % 4 + 1;
      run.scheduler.start(
          "host",
          "p" + p,
          () -> {
            for (int i = 0; i < 30; i++) {
              shared.send("x", step);
              shared.receive();
              run.note("got one");
            }
          });
    }
    run.scheduler.runUntilQuiet();
    run.close();
    return run.log;
  }

  @Test
  void awaitGivesUpAtItsDeadline() {
    Mailbox mailbox = new Mailbox();
    mailbox.send("late", 30);
    assertThat(mailbox.receive(20)).isNull();
    assertThat(clock.now()).isEqualTo(20 * MILLI);
    assertThat(mailbox.receive(20)).isEqualTo("late");
    assertThat(clock.now()).isEqualTo(30 * MILLI);
  }

  @Test
  void deadlockNamesWhoWaitsForWhat() {
    Mailbox mailbox = new Mailbox();
    scheduler.start("server", "acceptor", mailbox::receive);
    scheduler.advance(7 * MILLI);
    assertThatThrownBy(mailbox::receive)
        .isInstanceOf(StalledException.class)
        .hasMessageContaining("can make no progress: at 7.000 ms")
        .hasMessageContaining(
            "process 'acceptor' on host 'server' waits for a mail, since 0.000 ms")
        .hasMessageContaining("the test's thread waits for a mail, since 7.000 ms");
  }

  @Test
  void deadlockNamesTheProcessThatFailedBefore() {
    scheduler.start(
        "server",
        "broken",
        () -> {
          throw new java.io.IOException("disk full");
        });
    assertThatThrownBy(new Mailbox()::receive)
        .isInstanceOf(StalledException.class)
        .hasMessageContaining("process 'broken' on host 'server' has failed")
        .hasMessageContaining("disk full");
  }

  @Test
  void livelockIsAnError() {
    EventHandler again =
        new EventHandler() {
          @Override
          public void handle(long now, @Nullable Object argument) {
            queue.schedule(now, this, null);
          }
        };
    queue.schedule(0, again, null);
    assertThatThrownBy(() -> scheduler.advance(MILLI))
        .isInstanceOf(StalledException.class)
        .hasMessageContaining("goes round in circles: 1000000 events at 0.000 ms");
  }

  @Test
  void whatNeverEndsNeverBecomesQuiet() {
    EventHandler tick =
        new EventHandler() {
          @Override
          public void handle(long now, @Nullable Object argument) {
            queue.schedule(now + 3_600_000 * MILLI, this, null);
          }
        };
    queue.schedule(0, tick, null);
    assertThatThrownBy(scheduler::runUntilQuiet)
        .isInstanceOf(StalledException.class)
        .hasMessageContaining("does not become quiet within 24 hours of virtual time");
  }

  @Test
  void exceptionOfAnEventReachesTheTest() {
    queue.schedule(
        MILLI,
        (now, x) -> {
          throw new IllegalStateException("rule of the test");
        },
        null);
    scheduler.start("host", "sleeper", () -> scheduler.advance(5 * MILLI));
    assertThatThrownBy(() -> scheduler.advance(10 * MILLI))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("rule of the test");
  }

  @Test
  void joinThrowsWhatTheProcessHasThrown() {
    HostProcess process =
        scheduler.start(
            "host",
            "p",
            () -> {
              scheduler.advance(MILLI);
              throw new java.io.IOException("no luck");
            });
    assertThatThrownBy(() -> scheduler.join(List.of(process)))
        .isInstanceOf(ProcessFailedException.class)
        .hasMessage("process 'p' on host 'host' failed: java.io.IOException: no luck")
        .hasCauseInstanceOf(java.io.IOException.class);
    assertThat(scheduler.close()).isEmpty();
  }

  @Test
  void closeReportsFailuresThatNobodySaw() {
    scheduler.start(
        "host",
        "p",
        () -> {
          throw new AssertionError("not what I expected");
        });
    scheduler.start("host", "q", () -> scheduler.advance(Duration.ofDays(1).toNanos()));
    scheduler.advance(MILLI);
    scheduler.start("host", "r", () -> note("never"));
    List<Throwable> problems = scheduler.close();
    assertThat(problems).hasSize(2);
    assertThat(problems.get(0)).hasMessageContaining("not what I expected");
    assertThat(problems.get(1)).hasMessageContaining("process 'r' on host 'host' never ran");
    assertThat(log).isEmpty();
  }

  @Test
  void closeEndsAServerThatCatchesItsExceptions() {
    Mailbox mailbox = new Mailbox();
    HostProcess server =
        scheduler.start(
            "host",
            "server",
            () -> {
              while (true) {
                try {
                  mailbox.receive();
                } catch (RuntimeException e) {
                  note("goes on after " + e);
                }
              }
            });
    scheduler.advance(MILLI);
    assertThat(scheduler.close()).isEmpty();
    assertThat(server.isDone()).isTrue();
    assertThat(log).isEmpty();
  }

  @Test
  void callAfterCloseSaysSo() {
    scheduler.advance(MILLI);
    scheduler.close();
    assertThatThrownBy(() -> scheduler.advance(MILLI)).isInstanceOf(NetworkClosedException.class);
  }

  @Test
  void testMayBlockOutsideUntilAProcessIsDone() throws Exception {
    CompletableFuture<String> result = new CompletableFuture<>();
    scheduler.start(
        "host",
        "p",
        () -> {
          scheduler.advance(500 * MILLI);
          result.complete("done");
        });
    assertThat(result.get()).isEqualTo("done");
    assertThat(scheduler.enter(clock::now)).isEqualTo(500 * MILLI);
  }

  @Test
  void foreignThreadsTakePart() throws Exception {
    Mailbox requests = new Mailbox();
    LinkedBlockingQueue<String> results = new LinkedBlockingQueue<>();
    scheduler.advance(MILLI);
    Thread library =
        new Thread(
            () -> {
              for (int i = 0; i < 10; i++) {
                results.add(requests.receive());
              }
            });
    library.start();
    for (int i = 0; i < 10; i++) {
      requests.send("r" + i, 50);
      assertThat(results.take()).isEqualTo("r" + i);
    }
    library.join();
    assertThat(scheduler.enter(clock::now)).isEqualTo(501 * MILLI);
  }

  @Test
  void timeWaitsForAForeignThreadThatRuns() throws Exception {
    Mailbox mailbox = new Mailbox();
    CountDownLatch computes = new CountDownLatch(1);
    scheduler.advance(MILLI);
    Thread computing =
        new Thread(
            () -> {
              scheduler.enter(clock::now);
              computes.countDown();
              mailbox.send("computed " + compute(), 10);
            });
    Thread passing = new Thread(() -> scheduler.enter(clock::now));
    computing.start();
    computes.await();
    passing.start();
    assertThat(mailbox.receive(20)).startsWith("computed");
    computing.join();
    passing.join();
  }

  private static int compute() {
    int x = 1;
    for (int i = 0; i < 100_000_000; i++) {
      x = x * 31 + i;
    }
    return x;
  }

  @Test
  void processThatRunsOnAndOnFailsTheTest() {
    boolean[] stop = new boolean[1];
    scheduler.start(
        "host",
        "runaway",
        () -> {
          while (!stop[0]) {
            Thread.onSpinWait();
          }
        });
    assertThatThrownBy(() -> scheduler.advance(MILLI))
        .isInstanceOf(StalledException.class)
        .hasMessageContaining("process 'runaway' on host 'host' has run outside of the network");
    stop[0] = true;
  }

  @Test
  void interruptDoesNotEndAWaitAndIsKept() {
    Thread.currentThread().interrupt();
    scheduler.start("host", "p", () -> scheduler.advance(MILLI));
    scheduler.advance(2 * MILLI);
    assertThat(Thread.interrupted()).isTrue();
  }
}
