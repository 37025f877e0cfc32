package io.faultwire.host.process;

/** What a process does; whatever it throws fails the test. */
@FunctionalInterface
public interface ThrowingRunnable {
  /** Runs until the process is done. */
  void run() throws Exception;
}
