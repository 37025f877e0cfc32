package io.faultwire.junit.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faultwire.conformance.CouldNotFindOutException;
import io.faultwire.conformance.run.RunRequest.NamedUrl;
import io.faultwire.junit.runner.sample.SampleSuite;
import io.faultwire.suites.resilience.ResilienceSuite;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuitePlanTest {

  private static final SuiteCatalog CATALOG = SuiteCatalog.of(new SampleSuite());

  @Test
  void targetWithoutSuitesSelectsAllThatFit() {
    assertThat(steps(List.of(), List.of(Requests.SERVER), Map.of()))
        .extracting(step -> step.suite().name())
        .containsExactly("sample");
  }

  @Test
  void suiteOnRequestOnly_runsIfItIsNamed() {
    SuiteCatalog catalog = SuiteCatalog.of(new SampleSuite(), new ResilienceSuite());
    List<NamedUrl> servers = List.of(Requests.SERVER);
    Path unused = Path.of("unused");

    assertThat(
            new SuitePlan(
                    Requests.request(unused, List.of(), servers, List.of(), Map.of()), catalog)
                .steps())
        .extracting(step -> step.suite().name())
        .containsExactly("sample");
    assertThat(
            new SuitePlan(
                    Requests.request(unused, List.of("resilience"), servers, List.of(), Map.of()),
                    catalog)
                .steps())
        .extracting(step -> step.suite().name())
        .containsExactly("resilience");
  }

  @Test
  void suiteRunsOncePerTarget() {
    NamedUrl other = new NamedUrl("other", "https://localhost:9443");

    assertThat(steps(List.of("sample"), List.of(Requests.SERVER, other), Map.of()))
        .extracting(SuitePlan.Step::server)
        .containsExactly(Requests.SERVER, other);
  }

  @Test
  void unknownSuiteIsAnErrorThatListsTheKnownOnes() {
    assertThatThrownBy(() -> steps(List.of("smaple"), List.of(Requests.SERVER), Map.of()))
        .isInstanceOf(CouldNotFindOutException.class)
        .hasMessageContainingAll("There is no suite 'smaple'", "Known suites: sample");
  }

  @Test
  void nothingNamedIsAnError() {
    assertThatThrownBy(() -> steps(List.of(), List.of(), Map.of()))
        .isInstanceOf(CouldNotFindOutException.class)
        .hasMessageContainingAll("Nothing to run", "faultwire.suites", "faultwire.target");
  }

  @Test
  void suiteWithoutItsServerIsAnError() {
    assertThatThrownBy(() -> steps(List.of("sample"), List.of(), Map.of()))
        .isInstanceOf(CouldNotFindOutException.class)
        .hasMessageContainingAll(
            "tests a server with a URL", "sample", "https", "Set faultwire.target");
  }

  @Test
  void schemeThatNoSuiteSpeaksIsAnError() {
    NamedUrl gopher = new NamedUrl("old", "gopher://localhost:70");

    assertThatThrownBy(() -> steps(List.of(), List.of(gopher), Map.of()))
        .isInstanceOf(CouldNotFindOutException.class)
        .hasMessageContainingAll("No suite can test gopher://localhost:70");
  }

  @Test
  void unknownOptionIsAnErrorThatListsTheKnownOnes() {
    assertThatThrownBy(
            () -> steps(List.of("sample"), List.of(Requests.SERVER), Map.of("dayLeft", "3")))
        .isInstanceOf(CouldNotFindOutException.class)
        .hasMessageContainingAll("option 'dayLeft'", "Known options: diesAtExchange");
  }

  @ParameterizedTest
  @CsvSource({
    "localhost:8443, no scheme",
    "//localhost, no scheme",
    "https://, authority",
    "https://bad_host:1, names no host",
    "https://localhost:99999, no port 99999",
    "https://local host, Illegal character",
  })
  void wrongUrlIsAnErrorThatShowsAGoodOne(String url, String why) {
    assertThatThrownBy(() -> steps(List.of("sample"), List.of(new NamedUrl("x", url)), Map.of()))
        .isInstanceOf(CouldNotFindOutException.class)
        .hasMessageContainingAll("'" + url + "'", why, "Write it like https://localhost:8443");
  }

  private static List<SuitePlan.Step> steps(
      List<String> suites, List<NamedUrl> targets, Map<String, String> options) {
    return new SuitePlan(
            Requests.request(Path.of("unused"), suites, targets, List.of(), options), CATALOG)
        .steps();
  }
}
