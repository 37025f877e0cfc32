package io.faultwire.bench;

import com.sun.management.OperatingSystemMXBean;
import io.faultwire.conformance.CheckResult;
import io.faultwire.conformance.ConformanceReport;
import io.faultwire.conformance.Outcome;
import io.faultwire.conformance.run.RunRequest;
import io.faultwire.it.server.Nginx;
import io.faultwire.junit.runner.ConformanceRun;
import io.faultwire.tls.CertificateChain;
import io.faultwire.tls.TestCertificateAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Prints what the suites {@code http1} and {@code tls} cost against nginx on this machine. */
public final class WebSuitesCost {
  private static final int RUNS = 3;
  private static final double TARGET_SECONDS = 20;
  private static final long LONG_MILLIS = 500;

  private WebSuitesCost() {}

  /** Runs both in a cold JVM, and again in a warm one. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    CertificateChain chain = TestCertificateAuthority.root("Root").issue("localhost");
    Path directory = Files.createTempDirectory("web-suites-cost");
    try (Nginx server = Nginx.start(chain, directory, "ssl_protocols TLSv1.2 TLSv1.3;")) {
      for (int run = 0; run < RUNS; run++) {
        double took = run(run == 0 ? "cold" : "warm", server.url() + "/", directory);
        if (run == 0) {
          System.out.printf(
              "cold %.2f s, target %.0f s: %s%n",
              took, TARGET_SECONDS, took < TARGET_SECONDS ? "met" : "MISSED");
        }
      }
    } finally {
      delete(directory);
    }
  }

  private static double run(String name, String url, Path directory) {
    long start = System.nanoTime();
    long processor = processorNanos();
    ConformanceReport report =
        ConformanceRun.of(timed(RunRequest.of("http1", "tls").withTarget(url), directory)).run();
    double took = (System.nanoTime() - start) / 1e9;
    long checks = report.results().filter(each -> each.outcome() != Outcome.INCONCLUSIVE).count();
    // A check that takes so long waits for the end of a timeout, its own or the server's.
    double waited = report.results().mapToLong(WebSuitesCost::waited).sum() / 1e3;
    System.out.printf(
        "%s run: %d checks in %.2f s, of the processor %.2f s; of all checks together, up to 8 at"
            + " a time, %.2f s waiting for timeouts%n",
        name, checks, took, (processorNanos() - processor) / 1e9, waited);
    return took;
  }

  private static RunRequest timed(RunRequest request, Path directory) {
    return new RunRequest(
        request.toolVersion(),
        request.suites(),
        request.targets(),
        request.checks(),
        request.caFile(),
        request.seed(),
        request.options(),
        request.exemptions(),
        directory.toString(),
        /* durations= */ true);
  }

  private static long waited(CheckResult result) {
    Long millis = result.durationMillis();
    return millis != null && millis >= LONG_MILLIS ? millis : 0;
  }

  private static long processorNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      all.sorted(Comparator.reverseOrder())
          .forEach(
              each -> {
                try {
                  Files.delete(each);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }
}
