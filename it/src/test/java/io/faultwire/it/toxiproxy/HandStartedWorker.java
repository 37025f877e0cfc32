package io.faultwire.it.toxiproxy;

import io.faultwire.engine.worker.Worker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A worker that was started by the documented command, and does not end by itself. */
final class HandStartedWorker implements AutoCloseable {
  private final Process process;
  private final String address;

  private HandStartedWorker(Process process) throws IOException {
    this.process = process;
    String line = process.inputReader(StandardCharsets.UTF_8).readLine();
    this.address = line.substring(line.lastIndexOf(' ') + 1);
  }

  static HandStartedWorker start(String address) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    Process started =
        new ProcessBuilder(java, "-cp", classPath, Worker.class.getName(), address)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
    return new HandStartedWorker(started);
  }

  String address() {
    return address;
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
