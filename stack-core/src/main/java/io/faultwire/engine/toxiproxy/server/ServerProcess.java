package io.faultwire.engine.toxiproxy.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A server of our own, from a binary on this machine.
 *
 * <p>A shell holds it, and kills it at the end of its own input, which comes when this JVM ends,
 * however that happens. Where there is no POSIX shell, as on Windows, a JVM that is killed leaves
 * the server behind.
 */
final class ServerProcess implements Origin {
  private static final String HOLD =
      """
      exec 3<&0 </dev/null
      "$@" 3<&- &
      server=$!
      ( cat <&3; kill -9 $server ) >/dev/null 2>&1 &
      watch=$!
      exec 3<&-
      wait $server
      code=$?
      kill $watch
      exit $code
      """;

  private static final String LOOPBACK = "127.0.0.1";
  private static final int ATTEMPTS = 5;
  private static final int START_SECONDS = 20;
  private static final int END_SECONDS = 10;
  private static final int MILLIS_BETWEEN = 5;

  /** The server's port is closed before the shell that holds it ends. */
  private static final int DEATH_SECONDS = 2;

  private static final int KILLED_BY_SIGNAL = 128;

  private final Path binary;
  private final URI url;
  private final Process process;
  private final ServerOutput output;

  private ServerProcess(Path binary, int port, Process process) {
    this.binary = binary;
    this.url = URI.create("http://" + LOOPBACK + ":" + port);
    this.process = process;
    this.output = ServerOutput.of(process);
  }

  /**
   * Starts a server on a free port and waits until it answers.
   *
   * @throws ToxiproxyUnavailableException if it does not; the message has what it said
   */
  static ServerProcess start(Path binary) {
    String why = "";
    for (int i = 0; i < ATTEMPTS; i++) {
      try (Mark mark = Mark.write()) {
        ServerProcess server = launch(binary, mark);
        Optional<String> failure = server.awaitReady(mark);
        if (failure.isEmpty()) {
          return server;
        }
        server.end();
        why = failure.get();
        if (!why.contains("address already in use")) {
          break;
        }
      } catch (IOException e) {
        why = String.valueOf(e.getMessage());
        break;
      }
    }
    throw new ToxiproxyUnavailableException(
        binary
            + " does not start: "
            + why
            + "; try it by hand, or name another one by "
            + ServerSettings.BINARY);
  }

  private static ServerProcess launch(Path binary, Mark mark) throws IOException {
    int port = freePort();
    List<String> server =
        List.of(
            binary.toString(),
            "-host=" + LOOPBACK,
            "-port=" + port,
            "-proxy-metrics",
            "-config=" + mark.file());
    ProcessBuilder builder =
        isWindows() ? new ProcessBuilder(server) : new ProcessBuilder("sh", "-c", HOLD, "sh");
    if (!isWindows()) {
      builder.command().addAll(server);
    }
    builder.environment().put("LOG_LEVEL", "warn");
    return new ServerProcess(binary, port, builder.redirectErrorStream(true).start());
  }

  private static boolean isWindows() {
    return System.getProperty("os.name", "").startsWith("Windows");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
      return socket.getLocalPort();
    }
  }

  /** Returns what went wrong, or nothing once the server answers. */
  private Optional<String> awaitReady(Mark mark) {
    ApiClient api = new ApiClient(url);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    try {
      while (System.nanoTime() < end) {
        if (mark.takeFrom(api)) {
          return Optional.empty();
        }
        // A server that cannot bind its port says so and lives on.
        if (output.contains("Server finished with error")) {
          return Optional.of(output.lastLines());
        }
        if (process.waitFor(MILLIS_BETWEEN, TimeUnit.MILLISECONDS)) {
          return death();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
    return Optional.of("no answer within " + START_SECONDS + " s; it said: " + output.lastLines());
  }

  @Override
  public URI url() {
    return url;
  }

  @Override
  public String description() {
    return "the binary "
        + binary
        + ", started on port "
        + url.getPort()
        + (isWindows() ? " (on Windows it outlives a JVM that is killed)" : "");
  }

  @Override
  public String listen() {
    return LOOPBACK + ":0";
  }

  @Override
  public InetSocketAddress reach(String listening) {
    return Addresses.parse(listening);
  }

  @Override
  public String upstream(String host, int port) {
    return Addresses.join(host, port);
  }

  @Override
  public Optional<String> death() {
    if (process.isAlive()) {
      return Optional.empty();
    }
    int code = process.exitValue();
    String how =
        code > KILLED_BY_SIGNAL
            ? "it was killed by signal " + (code - KILLED_BY_SIGNAL)
            : "it ended with exit code " + code;
    return Optional.of(how + output.ofDeath());
  }

  @Override
  public Optional<String> awaitDeath() {
    try {
      process.waitFor(DEATH_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return death();
  }

  @Override
  public String remedy() {
    return "Run the tests again; if it ends once more, look at what it said and at what kills"
        + " processes on this machine, such as a lack of memory";
  }

  @Override
  public boolean outlivesUs() {
    return false;
  }

  @Override
  public void end() {
    try {
      if (isWindows()) {
        process.destroyForcibly();
      } else {
        process.getOutputStream().close();
      }
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns the process that holds the server; for tests of what happens when it is killed. */
  Process process() {
    return process;
  }

  static boolean isProgram(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }
}
