package io.faultwire.conformance.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.faultwire.conformance.ConformanceReport;
import io.faultwire.conformance.SampleReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ReportFilesTest {

  private static final ConformanceReport REPORT = SampleReports.everything();

  @TempDir Path directory;

  @Test
  void everyFormatIsWritten() throws IOException {
    Path json = ReportFiles.write(REPORT, directory);

    assertThat(ConformanceReport.read(json)).isEqualTo(REPORT);
    assertThat(written(directory).keySet())
        .containsExactly(
            "TEST-faultwire.https-certificates.xml",
            "TEST-faultwire.tcp.xml",
            "conformance.json",
            "conformance.schema.json",
            "index.html");
  }

  @Test
  void equalReportsGiveEqualBytes() throws IOException {
    ReportFiles.write(REPORT, directory.resolve("one"));
    ReportFiles.write(SampleReports.everything(), directory.resolve("two"));

    assertThat(written(directory.resolve("one"))).isEqualTo(written(directory.resolve("two")));
  }

  @Test
  void junitXmlOfAnEarlierRunIsRemoved() throws IOException {
    ReportFiles.write(REPORT, directory);
    ReportFiles.write(SampleReports.dead(), directory);

    assertThat(directory.resolve("TEST-faultwire.https-certificates.xml")).doesNotExist();
    assertThat(directory.resolve("TEST-faultwire.tcp.xml")).exists();
  }

  @Test
  void jsonMatchesItsSchema() {
    assertThat(schema().validate(REPORT.toJson(), InputFormat.JSON)).isEmpty();
  }

  @Test
  void schemaRefusesAnUnknownOutcomeAndAnUnexplainedFailure() {
    String wrong = REPORT.toJson().replace("\"WARN\"", "\"MEH\"");
    String mute = REPORT.toJson().replace("\"message\": \"12 days left\",", "");

    assertThat(schema().validate(wrong, InputFormat.JSON)).isNotEmpty();
    assertThat(schema().validate(mute, InputFormat.JSON)).isNotEmpty();
  }

  @Test
  void schemaRefusesARequirementThatIsBothCheckedAndUntested() {
    String both =
        REPORT
            .toJson()
            .replaceFirst(
                "(?s)(\"untested\": \"Nobody can see <that>.\",\\s*\"checks\": )\\[]",
                "$1[\"tcp.d\"]");

    assertThat(both).isNotEqualTo(REPORT.toJson());
    assertThat(schema().validate(both, InputFormat.JSON)).isNotEmpty();
  }

  @Test
  void junitXmlCountsOnlyPassAsPass() throws Exception {
    ReportFiles.write(REPORT, directory);

    Element suite = parse("TEST-faultwire.https-certificates.xml");
    assertThat(suite.getAttribute("tests")).isEqualTo("6");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(suite.getAttribute("errors")).isEqualTo("2");
    assertThat(suite.getAttribute("skipped")).isEqualTo("3");
    assertThat(suite.getElementsByTagName("skipped").getLength()).isEqualTo(3);
    assertThat(suite.getElementsByTagName("error").getLength()).isEqualTo(2);
  }

  @Test
  void junitXmlNamesEachCheckAndExplainsFailures() throws Exception {
    ReportFiles.write(REPORT, directory);

    NodeList cases = parse("TEST-faultwire.tcp.xml").getElementsByTagName("testcase");
    Element failed = (Element) cases.item(1);
    assertThat(failed.getAttribute("classname")).isEqualTo("faultwire.tcp");
    assertThat(failed.getAttribute("name")).isEqualTo("tcp.closing.b");
    assertThat(failed.getTextContent())
        .contains("RFC 9293, 3.6.1 (MUST-13) MUST", "</script>\uFFFD 3 s", "Replay: mvn replay");
    assertThat(((Element) cases.item(0)).getAttribute("time")).isEqualTo("1.250");
  }

  private static JsonSchema schema() {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(Resources.text(ReportFiles.SCHEMA));
  }

  private Element parse(String file) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(directory.resolve(file).toFile())
        .getDocumentElement();
  }

  private static Map<String, String> written(Path directory) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(directory)) {
      for (Path file : all.toList()) {
        files.put(String.valueOf(file.getFileName()), Files.readString(file));
      }
    }
    return files;
  }
}
