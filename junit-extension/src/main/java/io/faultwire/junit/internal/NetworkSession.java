package io.faultwire.junit.internal;

import io.faultwire.engine.Engine;
import io.faultwire.engine.Network;
import io.faultwire.time.Seed;
import io.faultwire.topology.Topology;
import org.jspecify.annotations.Nullable;

/** The network of one run of one test. Kept in JUnit's store, which closes it. */
public final class NetworkSession implements AutoCloseable {
  private final TestId test;
  private final String engine;
  private final Network network;
  private final @Nullable SeedRun run;
  private boolean closed;
  private boolean failed;

  private NetworkSession(TestId test, String engine, Network network, @Nullable SeedRun run) {
    this.test = test;
    this.engine = engine;
    this.network = network;
    this.run = run;
  }

  /** Start the network of a test; the run is null unless the test runs with many seeds. */
  public static NetworkSession start(
      TestId test, Engine engine, Topology topology, Seed seed, @Nullable SeedRun run) {
    return new NetworkSession(test, engine.name(), engine.realise(topology, seed), run);
  }

  public TestId test() {
    return test;
  }

  public Network network() {
    return network;
  }

  /** Return the system properties that run this very test again. */
  public String replayLine() {
    String chosen =
        engine.equals(Engine.SIMULATION) ? "" : "-D" + Settings.ENGINE + "=" + engine + " ";
    return chosen + test.replayLine(network.seed());
  }

  /** Tell whether the test has failed so far. */
  public boolean hasFailed() {
    return failed;
  }

  /** Note that the test failed and return what that means for further runs; empty for nothing. */
  public String fail() {
    boolean first = !failed;
    failed = true;
    return first && run != null ? run.countFailure() : "";
  }

  /** Take the network down; fails if a process failed, a frame leaked or a fault struck nothing. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      network.close();
    }
  }
}
