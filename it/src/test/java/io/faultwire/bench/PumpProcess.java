package io.faultwire.bench;

import io.faultwire.engine.kernel.NetworkNamespace;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Runs a {@link Pump} on the sockets of a kernel in a namespace. */
final class PumpProcess {
  private PumpProcess() {}

  /** Starts it; see there for its arguments. */
  static Process start(NetworkNamespace namespace, Object... arguments) throws IOException {
    List<String> line = new ArrayList<>();
    line.add(ProcessHandle.current().info().command().orElse("java"));
    line.addAll(List.of("-Xmx32m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), Pump.class.getName()));
    for (Object argument : arguments) {
      line.add(String.valueOf(argument));
    }
    return namespace
        .command(line.toArray(String[]::new))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  static void expect(String line, BufferedReader output) throws IOException {
    String read = output.readLine();
    if (!line.equals(read)) {
      throw new IOException("a pump said '" + read + "' instead of '" + line + "'");
    }
  }
}
