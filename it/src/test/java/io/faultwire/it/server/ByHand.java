package io.faultwire.it.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.faultwire.it.machine.Need;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Sends octets as a person would who doubts what a suite says: by programs of others. */
public final class ByHand {
  private static final String SHELL =
      "exec 3<>\"/dev/tcp/$0/$1\"; printf '%b' \"$2\" >&3; exec cat <&3";
  private static final int PATIENCE_SECONDS = 10;

  private ByHand() {}

  /** Sends octets through a socket of the shell and returns what came until it is enough. */
  public static byte[] bySocket(String url, byte[] octets, Predicate<byte[]> enough)
      throws IOException, InterruptedException {
    URI server = URI.create(url);
    String escaped = HexFormat.of().withPrefix("\\x").formatHex(octets);
    String port = String.valueOf(server.getPort());
    return run(List.of("bash", "-c", SHELL, server.getHost(), port, escaped), new byte[0], enough);
  }

  /** Sends octets through {@code openssl s_client} and returns what came until it is enough. */
  public static byte[] byOpenssl(String url, byte[] octets, Predicate<byte[]> enough)
      throws IOException, InterruptedException {
    URI server = URI.create(url);
    String address = server.getHost() + ":" + server.getPort();
    String openssl = Need.OPENSSL.program().toString();
    return run(List.of(openssl, "s_client", "-quiet", "-connect", address), octets, enough);
  }

  private static byte[] run(List<String> command, byte[] input, Predicate<byte[]> enough)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS).execute(process::destroy);
    try {
      process.getOutputStream().write(input);
      process.getOutputStream().flush();
      return read(process.getInputStream(), enough);
    } finally {
      process.destroy();
      process.waitFor();
    }
  }

  private static byte[] read(InputStream from, Predicate<byte[]> enough) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] some = new byte[4096];
    for (int n = from.read(some); n > 0; n = from.read(some)) {
      all.write(some, 0, n);
      if (enough.test(all.toByteArray())) {
        break;
      }
    }
    return all.toByteArray();
  }

  /** Returns the status lines in what came. */
  public static List<String> statusLines(byte[] octets) {
    return new String(octets, ISO_8859_1)
        .lines()
        .map(line -> line.substring(Math.max(0, line.indexOf("HTTP/1."))))
        .filter(line -> line.startsWith("HTTP/1."))
        .toList();
  }
}
