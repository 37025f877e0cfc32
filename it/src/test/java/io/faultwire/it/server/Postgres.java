package io.faultwire.it.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.faultwire.it.machine.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A real PostgreSQL server with a database of its own, which lets everybody in as {@code test}. */
public final class Postgres implements AutoCloseable {
  private static final String USER = "postgres";

  private final LocalServer server;
  private final Path directory;

  private Postgres(LocalServer server, Path directory) {
    this.server = server;
    this.directory = directory;
  }

  /** Starts a server and waits until it takes connections; root gives way to another user. */
  public static Postgres start() throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("faultwire-postgres");
    try {
      Path data = directory.resolve("data");
      run("chown", USER, directory.toString());
      run(
          asUser(
              program("initdb"),
              "--pgdata=" + data,
              "--auth=trust",
              "--username=test",
              "--no-sync"));
      int port = LocalServer.freePort();
      List<String> command =
          asUser(
              program("postgres"),
              "-D",
              data.toString(),
              "-h",
              "127.0.0.1",
              "-p",
              String.valueOf(port),
              "-k",
              "",
              "-F");
      Path log = directory.resolve("postgres.log");
      return new Postgres(LocalServer.start(port, directory, log, command), directory);
    } catch (IOException | InterruptedException e) {
      delete(directory);
      throw e;
    }
  }

  public int port() {
    return server.port();
  }

  private static String program(String name) {
    return Programs.findPostgres(name)
        .orElseThrow(() -> new IllegalStateException(name + " is not installed"))
        .toString();
  }

  private static List<String> asUser(String... command) {
    List<String> all = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      all.addAll(List.of("setpriv", "--reuid=" + USER, "--regid=" + USER, "--clear-groups"));
    }
    all.addAll(List.of(command));
    return all;
  }

  private static void run(String... command) throws IOException, InterruptedException {
    if (System.getProperty("user.name").equals("root")) {
      run(List.of(command));
    }
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + ": " + said);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    server.close();
    delete(directory);
  }
}
