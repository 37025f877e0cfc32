package io.faultwire.it.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.conformance.CheckResult;
import io.faultwire.conformance.Outcome;
import io.faultwire.it.machine.Need;
import io.faultwire.it.machine.Requires;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The suite must find each defect, and none where there is none. */
@Tag("any-jdk")
@Requires(Need.TOXIPROXY)
@Execution(ExecutionMode.CONCURRENT)
class FragileServerIT {
  /** A busy machine may delay the server until what comes late is in time for its defect. */
  private static final int ATTEMPTS = 3;

  static List<CheckResult> all(boolean secure) throws IOException {
    try (FragileServer server = FragileServer.start(secure)) {
      return SuiteRun.on(server.url()).option("requestTimeoutSeconds", 6).results();
    }
  }

  @Test
  void findsEachDefect() {
    assertThat(Runs.MISSED).flatMap(Runs::of).isEmpty();
  }

  static List<String> missed(Defect defect) throws IOException {
    List<String> missed = new ArrayList<>();
    for (String check : defect.exposedBy()) {
      CheckResult result = underDefect(defect, check);
      for (int i = 1; i < ATTEMPTS && !isBroken(result); i++) {
        result = underDefect(defect, check);
      }
      if (!isBroken(result)) {
        missed.add(defect + " " + result.outcome() + " " + check + ": " + result.message());
      }
    }
    return missed;
  }

  /** A defect may end the server, so that each check has one of its own. */
  private static CheckResult underDefect(Defect defect, String check) throws IOException {
    try (FragileServer server = FragileServer.start(defect.needsTls(), defect)) {
      return only(check, server);
    }
  }

  private static boolean isBroken(CheckResult result) {
    return result.outcome() == Outcome.FAIL || result.outcome() == Outcome.WARN;
  }

  private static CheckResult only(String check, FragileServer server) {
    return SuiteRun.on(server.url())
        .checks(List.of(check))
        .option("requestTimeoutSeconds", 5)
        .option("promptSeconds", 1)
        .results()
        .get(0);
  }

  @Test
  void saysWhatWasAskedAndWhatCame() throws IOException {
    try (FragileServer server =
        FragileServer.start(false, Defect.SEEKS_THE_END_IN_THE_LAST_PIECE)) {
      assertThat(only("resilience.request.split-line-end", server).message())
          .isEqualTo(
              "Expected status 200, as without harm, to a request whose last octet, a line feed,"
                  + " arrives by itself, but got: the connection ended after 0 octets of the"
                  + " answer, within its status line.");
    }
    try (FragileServer server = FragileServer.start(false, Defect.SERVES_ONE_AT_A_TIME)) {
      assertThat(only("resilience.crowd.idle", server).message())
          .startsWith(
              "Expected status 200 to each of 12 requests while 20 clients have connected and ask"
                  + " nothing, but 12 got none within 1 s: ");
    }
    try (FragileServer server = FragileServer.start(false, Defect.WAITS_FOR_REQUESTS)) {
      assertThat(only("resilience.bound.no-request", server).message())
          .isEqualTo(
              "Expected the server to end, within 5 s, the connection of a client that sends nothing,"
                  + " but it kept it open.");
    }
  }

  @Test
  void findsNothingInASoundServer_andHasADefectForEachCheck() {
    List<CheckResult> results = Runs.of(Runs.SOUND);

    assertThat(SuiteRun.departures(results))
        .containsExactly("NOT_APPLICABLE resilience.end.in-tls-handshake");
    assertThat(results)
        .hasSizeGreaterThan(25)
        .extracting(result -> result.check().id())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Defect.values())
                .flatMap(defect -> defect.exposedBy().stream())
                .distinct()
                .toList());
  }

  @Test
  void findsNothingInASoundServerOfHttps() {
    assertThat(SuiteRun.departures(Runs.of(Runs.SOUND_WITH_TLS)))
        .containsExactly(
            "NOT_APPLICABLE resilience.closing.after-client",
            "NOT_APPLICABLE resilience.closing.half-closed");
  }
}
