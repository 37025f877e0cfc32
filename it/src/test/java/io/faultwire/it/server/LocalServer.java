package io.faultwire.it.server;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server program that listens on a port.
 *
 * <p>A shell holds it and waits for the end of its own input, so that the server ends even when the
 * JVM is killed.
 */
final class LocalServer implements AutoCloseable {
  private static final String HOLD =
      "\"$@\" </dev/null & server=$!; cat; kill $server; wait $server";
  private static final int ATTEMPTS = 500;
  private static final int MILLIS_BETWEEN = 20;

  private static final int FIRST_PORT = 20_000;
  private static final int PORTS = 10_000;
  private static final AtomicInteger NEXT =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(PORTS));

  private final Process shell;
  private final int port;

  private LocalServer(Process shell, int port) {
    this.shell = shell;
    this.port = port;
  }

  /**
   * Starts a program and waits until it takes connections.
   *
   * @param log takes what it prints, and is told if it does not listen
   */
  static LocalServer start(int port, Path directory, Path log, List<String> command)
      throws IOException, InterruptedException {
    List<String> held = new ArrayList<>(List.of("sh", "-c", HOLD, "sh"));
    held.addAll(command);
    Process shell =
        new ProcessBuilder(held)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    LocalServer server = new LocalServer(shell, port);
    try {
      server.awaitReady(command.get(0), log);
      return server;
    } catch (IOException | InterruptedException e) {
      server.close();
      throw e;
    }
  }

  /**
   * Returns a port for a program that cannot choose one itself. It lies below those that the kernel
   * gives to connections and to whoever binds 0, so that nobody takes it in between.
   */
  static int freePort() throws IOException {
    for (int i = 0; i < PORTS; i++) {
      int port = FIRST_PORT + Math.floorMod(NEXT.getAndIncrement(), PORTS);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
        return socket.getLocalPort();
      } catch (BindException e) {
        // Somebody else listens there.
      }
    }
    throw new IOException("no port is free from " + FIRST_PORT + " for " + PORTS);
  }

  int port() {
    return port;
  }

  private void awaitReady(String program, Path log) throws IOException, InterruptedException {
    for (int i = 0; i < ATTEMPTS; i++) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        if (socket.getLocalPort() != port) {
          return;
        }
      } catch (IOException e) {
        if (shell.waitFor(MILLIS_BETWEEN, TimeUnit.MILLISECONDS)) {
          break;
        }
      }
    }
    String said = Files.exists(log) ? Files.readString(log) : "it wrote no log";
    throw new IOException(program + " does not listen on port " + port + ": " + said);
  }

  /** Ends the shell's input, which ends the server, and waits for both. */
  @Override
  public void close() throws IOException, InterruptedException {
    shell.getOutputStream().close();
    if (!shell.waitFor(10, TimeUnit.SECONDS)) {
      shell.descendants().forEach(ProcessHandle::destroyForcibly);
      shell.destroyForcibly();
    }
  }
}
