package io.faultwire.plugin.fork;

import io.faultwire.conformance.CouldNotFindOutException;
import io.faultwire.conformance.run.ProgressLine;
import io.faultwire.conformance.run.RunRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Run a request in a JVM of its own, and wait for its end. */
public final class Fork {

  /** Follow a fork while it runs. Calls come from other threads, one at a time. */
  public interface Listener {

    /** Called for each event of the run. */
    void progress(ProgressLine line);

    /** Called for each line that the code under test printed. */
    void output(String line);
  }

  private final JavaCommand command;
  private final Duration timeout;
  private final Listener listener;

  /** Prepare a fork that may take so long. */
  public Fork(JavaCommand command, Duration timeout, Listener listener) {
    this.command = command;
    this.timeout = timeout;
    this.listener = listener;
  }

  /**
   * Run a request to its end.
   *
   * @throws CouldNotFindOutException if the fork wrote no report; the message says why
   */
  public void run(RunRequest request) throws IOException {
    Path directory = Files.createTempDirectory("faultwire");
    Path requestFile = directory.resolve("request.json");
    try {
      request.write(requestFile);
      List<String> words = command.words(requestFile, directory);
      run(new ProcessBuilder(words).start());
    } finally {
      for (String name : List.of("request.json", "java.args", "")) {
        Files.deleteIfExists(directory.resolve(name));
      }
    }
  }

  private void run(Process process) throws IOException {
    // The fork ends when its standard input does; the hook covers an orderly end of Maven.
    Thread hook = new Thread(process::destroyForcibly, "faultwire-end-fork");
    Runtime.getRuntime().addShutdownHook(hook);
    ForkOutput output = new ForkOutput(process, listener);
    try {
      if (!process.waitFor(timeout.toSeconds(), TimeUnit.SECONDS)) {
        throw new CouldNotFindOutException(
            "The suites took longer than %d seconds and were ended. Raise faultwire.timeoutSeconds."
                .formatted(timeout.toSeconds()));
      }
      output.join();
      output.requireReport(process.exitValue());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CouldNotFindOutException("Maven was interrupted while the suites ran.", e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      process.getOutputStream().close();
      removeHook(hook);
    }
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // Maven is ending: the hook does its work.
    }
  }
}
