package io.faultwire.it.kernel;

import io.faultwire.engine.kernel.KernelNetwork;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link KernelPeer} that runs inside the namespace, on the kernel's sockets. */
final class KernelProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;

  /** Starts the program; see there for its arguments. */
  KernelProcess(KernelNetwork kernel, Object... arguments) throws IOException {
    List<String> line = new ArrayList<>();
    line.add(ProcessHandle.current().info().command().orElse("java"));
    line.addAll(List.of("-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), KernelPeer.class.getName()));
    for (Object argument : arguments) {
      line.add(String.valueOf(argument));
    }
    process =
        kernel
            .namespace()
            .command(line.toArray(String[]::new))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    output = process.inputReader(StandardCharsets.US_ASCII);
  }

  /** Returns the next line that the program prints, {@code null} as text if it has ended. */
  String readLine() throws IOException {
    return String.valueOf(output.readLine());
  }

  /** Lets the program take its next step. */
  void proceed() throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
  }

  /** Ends the program, if it has not ended by itself within 5 s. */
  @Override
  public void close() throws InterruptedException {
    if (!process.waitFor(5, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
