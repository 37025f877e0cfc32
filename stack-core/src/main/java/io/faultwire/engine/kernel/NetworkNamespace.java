package io.faultwire.engine.kernel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A network namespace of its own, with a kernel stack that nothing else on the machine uses.
 *
 * <p>It belongs to a child process that waits on its standard input, which ends when this JVM ends,
 * however that happens; the kernel then takes the namespace down.
 */
public final class NetworkNamespace implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 20;

  private final Process holder;

  private NetworkNamespace(Process holder) {
    this.holder = holder;
  }

  /**
   * Creates a namespace with its loopback interface up.
   *
   * @throws KernelUnavailableException if this machine does not let us; the message names the
   *     remedy
   */
  public static NetworkNamespace create() {
    NetworkNamespace namespace = new NetworkNamespace(startHolder());
    try {
      namespace.awaitEntered();
      namespace.run("ip", "link", "set", "lo", "up");
      return namespace;
    } catch (RuntimeException e) {
      namespace.close();
      throw e;
    }
  }

  private static Process startHolder() {
    try {
      return new ProcessBuilder("unshare", "--net", "cat").start();
    } catch (IOException e) {
      throw new KernelUnavailableException(
          "no network namespace: the program unshare is missing; install util-linux: "
              + e.getMessage());
    }
  }

  /** Waits until the child has left our namespace, which it does before it echoes a line. */
  private void awaitEntered() {
    try {
      holder.getOutputStream().write("ready\n".getBytes(StandardCharsets.US_ASCII));
      holder.getOutputStream().flush();
      if (holder.inputReader(StandardCharsets.US_ASCII).readLine() != null) {
        return;
      }
    } catch (IOException e) {
      // the child has ended; its standard error says why
    }
    String why =
        holder.errorReader(StandardCharsets.US_ASCII).lines().findFirst().orElse("it ended");
    throw new KernelUnavailableException(
        "no network namespace: " + why + "; it takes Linux and the capability CAP_SYS_ADMIN");
  }

  /** Returns the process id by which {@code ip} and {@code nsenter} know the namespace. */
  public long pid() {
    return holder.pid();
  }

  /** Returns a builder of a process that runs inside the namespace. */
  public ProcessBuilder command(String... command) {
    List<String> line = new ArrayList<>(List.of("nsenter", "--net", "--target=" + pid(), "--"));
    line.addAll(List.of(command));
    return new ProcessBuilder(line);
  }

  /**
   * Runs a command inside the namespace and returns what it printed.
   *
   * @throws IllegalStateException if it fails or takes longer than 20 s; the message has its output
   */
  public String run(String... command) {
    return finish(command(command), String.join(" ", command));
  }

  /** Runs a command outside the namespace and returns what it printed. */
  static String runOutside(String... command) {
    return finish(new ProcessBuilder(command), String.join(" ", command));
  }

  private static String finish(ProcessBuilder builder, String what) {
    Path output = null;
    try {
      output = Files.createTempFile("faultwire", ".out");
      Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
      process.getOutputStream().close();
      boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (!ended) {
        process.destroyForcibly();
      }
      String text = Files.readString(output);
      if (!ended || process.exitValue() != 0) {
        String how = ended ? "exit code " + process.exitValue() : "no end after 20 s";
        throw new IllegalStateException("'" + what + "' failed: " + how + ": " + text.strip());
      }
      return text;
    } catch (IOException e) {
      throw new KernelUnavailableException("cannot run '" + what + "': " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while '" + what + "' ran", e);
    } finally {
      delete(output);
    }
  }

  private static void delete(@org.jspecify.annotations.Nullable Path file) {
    if (file != null) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        file.toFile().deleteOnExit();
      }
    }
  }

  /** Ends the namespace with all its devices. Processes that still run inside keep their stack. */
  @Override
  public void close() {
    holder.destroyForcibly();
    try {
      holder.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
