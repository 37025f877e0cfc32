package io.faultwire.conformance.render;

import io.faultwire.conformance.ConformanceReport;
import io.faultwire.conformance.SuiteResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Write a report in every format. */
public final class ReportFiles {

  /** The page for people. */
  public static final String PAGE = "index.html";

  /** The schema of {@link ConformanceReport#FILE_NAME}. */
  public static final String SCHEMA = "conformance.schema.json";

  private static final String XML_PREFIX = "TEST-faultwire.";

  private ReportFiles() {}

  /**
   * Write all files into a directory and return the path of the JSON file.
   *
   * <p>JUnit XML of an earlier run is removed, so that a suite that no longer runs is not counted.
   */
  public static Path write(ConformanceReport report, Path directory) throws IOException {
    Files.createDirectories(directory);
    writeJunitXml(report, directory);
    write(directory.resolve(PAGE), HtmlReport.render(report));
    write(directory.resolve(SCHEMA), Resources.text(SCHEMA));
    Path json = directory.resolve(ConformanceReport.FILE_NAME);
    write(json, report.toJson());
    return json;
  }

  private static void writeJunitXml(ConformanceReport report, Path directory) throws IOException {
    try (DirectoryStream<Path> old = Files.newDirectoryStream(directory, XML_PREFIX + "*.xml")) {
      for (Path file : old) {
        Files.delete(file);
      }
    }
    Map<String, Integer> seen = new HashMap<>();
    for (SuiteResult suite : report.suites()) {
      int times = seen.merge(suite.suite(), 1, Integer::sum);
      String name = suite.suite() + (times == 1 ? "" : "-" + times);
      write(directory.resolve(XML_PREFIX + name + ".xml"), JunitXml.render(suite, report.seed()));
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }
}
