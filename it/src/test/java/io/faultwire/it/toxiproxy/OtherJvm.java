package io.faultwire.it.toxiproxy;

import io.faultwire.engine.toxiproxy.server.ToxiproxyServer;
import io.faultwire.engine.toxiproxy.stream.StreamProxy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A JVM of its own that uses a Toxiproxy server: for each line that it reads it does something and
 * prints what came of it in one line.
 */
final class OtherJvm implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;

  private OtherJvm(Process process) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Starts one with these system properties, and a PATH in the environment. */
  static OtherJvm start(Map<String, String> properties, String path) throws IOException {
    return start(properties, Map.of("PATH", path), System.getProperty("java.class.path"));
  }

  /** Starts one with these system properties, this environment beside ours, and a class path. */
  static OtherJvm start(
      Map<String, String> properties, Map<String, String> environment, String classPath)
      throws IOException {
    List<String> line = new ArrayList<>();
    line.add(ProcessHandle.current().info().command().orElse("java"));
    line.addAll(List.of("-Xmx64m", "-XX:TieredStopAtLevel=1"));
    properties.forEach((name, value) -> line.add("-D" + name + "=" + value));
    line.addAll(List.of("-cp", classPath, OtherJvm.class.getName()));
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(environment);
    return new OtherJvm(builder.start());
  }

  /** Has it do something and returns what came of it. */
  String ask(String what) throws IOException {
    process.getOutputStream().write((what + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
    String answer = output.readLine();
    if (answer == null) {
      throw new IOException("the other ended when it was asked: " + what);
    }
    return answer;
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** Returns the server that it started. */
  ProcessHandle server() {
    return process
        .descendants()
        .filter(each -> each.info().command().orElse("").contains("toxiproxy"))
        .findFirst()
        .orElseThrow();
  }

  /** Ends its input, at which it ends in an orderly way. */
  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  public static void main(String[] arguments) throws IOException {
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream output = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    StreamProxy proxy = null;
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      try {
        String[] words = line.split(" ");
        switch (words[0]) {
          case "lack" -> output.println(ToxiproxyServer.lack().orElse("none"));
          case "proxy" -> {
            proxy = StreamProxy.direct(ToxiproxyServer.shared(), words[1], words[2]);
            output.println(proxy);
          }
          case "verify" -> {
            Objects.requireNonNull(proxy).verify();
            output.println("well");
          }
          case "per-connection" -> {
            proxy = StreamProxy.perConnection(ToxiproxyServer.shared(), words[1], words[2]);
            output.println(proxy);
          }
          case "exchange" -> {
            try (Peer peer = Peer.of(Objects.requireNonNull(proxy))) {
              output.println(peer.exchange(words[1]));
            }
          }
          case "worker" -> output.println(WorkerUser.worker());
          case "wait-in-vain" -> WorkerUser.waitInVain();
          case "kill-worker" -> WorkerUser.killWorkerInTheMiddle();
          case "server" -> output.println(ToxiproxyServer.shared());
          default -> output.println(ToxiproxyServer.shared().url());
        }
      } catch (RuntimeException e) {
        output.println((e.getClass().getSimpleName() + ": " + e.getMessage()).replace('\n', '|'));
      }
    }
  }
}
