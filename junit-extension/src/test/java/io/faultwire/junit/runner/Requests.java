package io.faultwire.junit.runner;

import io.faultwire.conformance.run.RunRequest;
import io.faultwire.conformance.run.RunRequest.NamedUrl;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Requests of the tests. */
final class Requests {

  static final NamedUrl SERVER = new NamedUrl("https://localhost:8443", "https://localhost:8443");

  private Requests() {}

  static RunRequest sample(Path directory) {
    return request(directory, List.of("sample"), List.of(SERVER), List.of(), Map.of());
  }

  static RunRequest sample(Path directory, String option, String value) {
    return request(directory, List.of("sample"), List.of(SERVER), List.of(), Map.of(option, value));
  }

  static RunRequest sampleChecks(Path directory, String... checks) {
    return request(directory, List.of("sample"), List.of(SERVER), List.of(checks), Map.of());
  }

  static RunRequest request(
      Path directory,
      List<String> suites,
      List<NamedUrl> targets,
      List<String> checks,
      Map<String, String> options) {
    return new RunRequest(
        "9.9", suites, targets, checks, null, 42, options, null, directory.toString(), false);
  }
}
