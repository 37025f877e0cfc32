package io.faultwire.conformance;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Convert a report to JSON and back. Members stand in the order of the records' components. */
final class ReportJson {

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private static final Gson COMPACT = new GsonBuilder().disableHtmlEscaping().create();

  private ReportJson() {}

  static String compact(CheckEvidence evidence) {
    return COMPACT.toJson(evidence);
  }

  static CheckEvidence evidence(String json) {
    return COMPACT.fromJson(json, CheckEvidence.class);
  }

  static String write(ConformanceReport report) {
    return GSON.toJson(report) + "\n";
  }

  static ConformanceReport read(Path json) {
    if (!Files.isRegularFile(json)) {
      throw new CouldNotFindOutException(
          "There is no conformance report at " + json + ". Run faultwire:conformance first.");
    }
    try {
      return parse(Files.readString(json, StandardCharsets.UTF_8), json.toString());
    } catch (IOException e) {
      throw new CouldNotFindOutException("Cannot read " + json + ": " + e.getMessage(), e);
    }
  }

  private static ConformanceReport parse(String text, String place) {
    ConformanceReport report;
    try {
      report = GSON.fromJson(text, ConformanceReport.class);
    } catch (JsonParseException | IllegalArgumentException | NullPointerException e) {
      throw notAReport(place, String.valueOf(e.getMessage()), e);
    } catch (RuntimeException e) {
      // Gson wraps what a record's constructor threw.
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw notAReport(place, String.valueOf(cause.getMessage()), e);
    }
    if (report == null || report.format() != ConformanceReport.FORMAT) {
      throw new CouldNotFindOutException(
          place
              + " is not in report format "
              + ConformanceReport.FORMAT
              + ". Use the same Faultwire version for faultwire:conformance and faultwire:verify.");
    }
    return report;
  }

  private static CouldNotFindOutException notAReport(String place, String why, Exception cause) {
    return new CouldNotFindOutException(
        place + " is not a conformance report: " + why + " Run faultwire:conformance again.",
        cause);
  }
}
