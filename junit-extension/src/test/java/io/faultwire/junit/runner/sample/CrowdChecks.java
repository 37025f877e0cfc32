package io.faultwire.junit.runner.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.junit.Evidence;
import io.faultwire.junit.Inconclusive;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CrowdChecks {

  private static final CyclicBarrier MEETING = new CyclicBarrier(2);
  private static final AtomicInteger RUNNING = new AtomicInteger();
  private static final AtomicInteger SHY = new AtomicInteger();
  private static final AtomicInteger HOPELESS = new AtomicInteger();

  static void forget() {
    MEETING.reset();
    SHY.set(0);
    HOPELESS.set(0);
  }

  @BeforeEach
  void begin() {
    RUNNING.incrementAndGet();
  }

  @AfterEach
  void end() {
    RUNNING.decrementAndGet();
  }

  @Test
  @Check("crowd.a-meets-b")
  @Clause(rfc = 9293, section = "3.1")
  void meetsTheOther() throws Exception {
    MEETING.await(20, TimeUnit.SECONDS);
  }

  @Test
  @Check("crowd.b-meets-a")
  @Clause(rfc = 9293, section = "3.1")
  void meetsTheOne() throws Exception {
    MEETING.await(20, TimeUnit.SECONDS);
  }

  @Test
  @Check("crowd.shy")
  @Clause(rfc = 9293, section = "3.1")
  void findsOutWhenAlone() {
    if (SHY.getAndIncrement() == 0) {
      throw new Inconclusive("There were others.");
    }
    assertThat(RUNNING).as("checks that run").hasValue(1);
  }

  @Test
  @Check("crowd.hopeless")
  @Clause(rfc = 9293, section = "3.1")
  void neverFindsOut() {
    throw new Inconclusive("This was attempt " + HOPELESS.incrementAndGet() + ".");
  }

  @Test
  @Check("crowd.tolerated")
  @Clause(rfc = 9293, section = "3.1")
  void failsAsIsKnown(Evidence evidence) {
    evidence.expected("a FIN");
    throw new AssertionError("expected a FIN, got nothing");
  }

  @Test
  @Check("crowd.tolerated-otherwise")
  @Clause(rfc = 9293, section = "3.1")
  void failsInAnotherWay() {
    throw new AssertionError("expected a FIN, got a RST");
  }

  @Test
  @Check("crowd.tolerated-no-more")
  @Clause(rfc = 9293, section = "3.1")
  void passesAlthoughItMayFail() {}
}
