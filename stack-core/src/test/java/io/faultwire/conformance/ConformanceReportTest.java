package io.faultwire.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConformanceReportTest {

  @TempDir Path directory;

  @Test
  void reportReadBackIsEqual() throws IOException {
    ConformanceReport report = SampleReports.everything();
    Path file = directory.resolve("conformance.json");
    Files.writeString(file, report.toJson());

    assertThat(ConformanceReport.read(file)).isEqualTo(report);
  }

  @Test
  void missingFileIsAnErrorThatNamesTheGoal() {
    assertThatThrownBy(() -> ConformanceReport.read(directory.resolve("none.json")))
        .isInstanceOf(CouldNotFindOutException.class)
        .hasMessageContainingAll("none.json", "Run faultwire:conformance first");
  }

  @Test
  void truncatedFileIsAnError() throws IOException {
    String json = SampleReports.everything().toJson();

    assertUnreadable(json.substring(0, json.length() / 2), "is not a conformance report");
  }

  @Test
  void resultWithoutMessageIsAnErrorThatNamesTheCheck() throws IOException {
    String json = SampleReports.everything().toJson().replace("\"message\": \"12 days left\",", "");

    assertUnreadable(json, "https.a ended as WARN without a message");
  }

  @Test
  void otherFormatIsAnError() throws IOException {
    String json = SampleReports.everything().toJson().replace("\"format\": 1", "\"format\": 2");

    assertUnreadable(json, "is not in report format 1");
  }

  @Test
  void onlyPassCountsAsOne() {
    assertThat(SampleReports.everything().count(Outcome.PASS)).isEqualTo(2);
  }

  private void assertUnreadable(String json, String why) throws IOException {
    Path file = directory.resolve("conformance.json");
    Files.writeString(file, json);

    assertThatThrownBy(() -> ConformanceReport.read(file))
        .isInstanceOf(CouldNotFindOutException.class)
        .hasMessageContainingAll(file.toString(), why);
  }
}
