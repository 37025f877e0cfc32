package io.faultwire.engine.worker;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The worker of this JVM, started when the first network needs it, with the same class path; it
 * ends when its input does, and so with this JVM, however that ends.
 */
final class WorkerProcess implements WorkerPlace {
  private static final System.Logger LOG = System.getLogger("io.faultwire.worker");
  private static final long START_SECONDS = 30;
  private static final long DEATH_SECONDS = 2;
  private static @Nullable WorkerProcess shared;

  private final Process process;
  private final InetSocketAddress address;

  private WorkerProcess(Process process, InetSocketAddress address) {
    this.process = process;
    this.address = address;
  }

  /**
   * Returns the one of this JVM; a new one if that has ended.
   *
   * @throws WorkerException if it does not start
   */
  static synchronized WorkerProcess shared() {
    WorkerProcess known = shared;
    if (known == null || !known.process.isAlive()) {
      known = start();
      shared = known;
      LOG.log(System.Logger.Level.INFO, "hosts with a program live in {0}", known);
    }
    return known;
  }

  private static WorkerProcess start() {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    ProcessBuilder builder =
        new ProcessBuilder(
            java.toString(),
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            Worker.class.getName(),
            Worker.UNTIL_INPUT_ENDS,
            "0");
    try {
      Process process = builder.redirectError(Redirect.INHERIT).start();
      return new WorkerProcess(process, awaitAddress(process));
    } catch (IOException e) {
      throw new WorkerException("no worker can be started by " + java + ": " + e.getMessage(), e);
    }
  }

  private static InetSocketAddress awaitAddress(Process process) {
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    CompletableFuture<InetSocketAddress> address = new CompletableFuture<>();
    Thread reader = new Thread(() -> readAll(output, address), "faultwire worker output");
    reader.setDaemon(true);
    reader.start();
    try {
      return address.get(START_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      process.destroyForcibly();
      String what = "a worker does not say where it listens, with the class path ";
      throw new WorkerException(
          what + System.getProperty("java.class.path").replace(File.pathSeparator, " "), e);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new WorkerException("interrupted while a worker was started", e);
    }
  }

  /** What programs print goes on to where this JVM prints. */
  private static void readAll(BufferedReader output, CompletableFuture<InetSocketAddress> address) {
    try {
      String line;
      while ((line = output.readLine()) != null) {
        if (!address.isDone() && line.startsWith(Worker.LISTENING)) {
          String text = line.substring(Worker.LISTENING.length());
          address.complete(WorkerAddress.parse(text, "the worker"));
        } else {
          System.out.println(line);
        }
      }
      address.completeExceptionally(new IOException("it ended"));
    } catch (IOException e) {
      address.completeExceptionally(e);
    }
  }

  @Override
  public InetSocketAddress address() {
    return address;
  }

  @Override
  public Optional<String> death() {
    try {
      process.waitFor(DEATH_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return process.isAlive()
        ? Optional.empty()
        : Optional.of("its JVM ended with exit code " + process.exitValue() + "; " + remedy());
  }

  @Override
  public String remedy() {
    return "Run the tests again; if it ends once more, look at what kills processes on this machine,"
        + " such as a lack of memory";
  }

  /** Returns the process, for tests of what happens when it is killed. */
  ProcessHandle handle() {
    return process.toHandle();
  }

  @Override
  public String toString() {
    return "the worker "
        + process.pid()
        + " at "
        + address.getHostString()
        + ":"
        + address.getPort();
  }
}
