package io.faultwire.bench;

import com.sun.management.OperatingSystemMXBean;
import io.faultwire.tls.battery.Battery;
import io.faultwire.tls.battery.BatteryChain;
import io.faultwire.tls.battery.BatteryResult;
import io.faultwire.tls.catalogue.NamedChain;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Prints what a battery of 60 chains costs against a client in this JVM. */
public final class BatteryCost {
  private static final int RUNS = 5;
  private static final int CHAINS = 60;
  private static final double TARGET_SECONDS = 5;

  private BatteryCost() {}

  /** Runs the battery in a cold JVM, and again in a warm one. */
  public static void main(String[] arguments) {
    Battery all = Battery.ofCatalogue().except("revocation.*");
    Battery battery =
        all.only(all.chains().stream().limit(CHAINS).map(NamedChain::id).toArray(String[]::new));
    List<Double> seconds = new ArrayList<>();
    for (int run = 0; run < RUNS; run++) {
      long start = System.nanoTime();
      long processor = processorNanos();
      BatteryResult result = battery.run("JSSE", BatteryCost::request);
      double took = (System.nanoTime() - start) / 1e9;
      seconds.add(took);
      System.out.printf(
          "%s run: %d chains in %.2f s, of the processor %.2f s; the client %.2f s, waiting %.2f s%n",
          run == 0 ? "cold" : "warm",
          result.verdicts().size(),
          took,
          (processorNanos() - processor) / 1e9,
          result.took().toNanos() / 1e9,
          result.waited().toNanos() / 1e9);
    }
    System.out.printf(
        "cold %.2f s, target %.0f s: %s%n",
        seconds.get(0), TARGET_SECONDS, seconds.get(0) < TARGET_SECONDS ? "met" : "MISSED");
  }

  /** The machine may be busy with other work; this is what the battery itself takes. */
  private static long processorNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static void request(BatteryChain chain) throws IOException {
    try (SSLSocket socket =
        (SSLSocket)
            chain.clientContext().getSocketFactory().createSocket("localhost", chain.port())) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      socket.getInputStream().readAllBytes();
    }
  }
}
