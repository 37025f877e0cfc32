package io.faultwire.engine.toxiproxy.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The last lines that a server has written, read as they come so that it never waits for us. */
final class ServerOutput {
  private static final int KEPT = 300;
  private static final int TOLD = 5;
  private static final int END_MILLIS = 1_000;

  private final Deque<String> lines = new ArrayDeque<>();
  private final Thread reader;

  private ServerOutput(Process process) {
    reader = new Thread(() -> read(process), "faultwire-toxiproxy-output");
    reader.setDaemon(true);
  }

  static ServerOutput of(Process process) {
    ServerOutput output = new ServerOutput(process);
    output.reader.start();
    return output;
  }

  private void read(Process process) {
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      reader.lines().forEach(this::add);
    } catch (IOException | UncheckedIOException e) {
      // The end of the process is the end of its output.
    }
  }

  private void add(String line) {
    synchronized (lines) {
      lines.addLast(line);
      if (lines.size() > KEPT) {
        lines.removeFirst();
      }
    }
  }

  private List<String> lines() {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }

  boolean contains(String text) {
    return lines().stream().anyMatch(line -> line.contains(text));
  }

  String lastLines() {
    List<String> all = lines();
    return join(all.subList(Math.max(0, all.size() - TOLD), all.size()).stream());
  }

  /** Returns the beginning of what Go writes when a program breaks, or else the last lines. */
  String ofDeath() {
    try {
      reader.join(END_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    String panic =
        join(
            lines().stream()
                .dropWhile(line -> !line.startsWith("panic:") && !line.startsWith("fatal error:"))
                .limit(TOLD));
    String text = panic.isEmpty() ? lastLines() : panic;
    return text.isEmpty() ? "" : " and said: " + text;
  }

  private static String join(Stream<String> some) {
    return some.map(String::strip)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining(" | "));
  }
}
