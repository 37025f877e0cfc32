package io.faultwire.conformance;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Hold the broken clauses that a team tolerates, read from a JSON file.
 *
 * <pre>{@code
 * {"exemptions": [
 *   {"check": "https.validity.days-left", "expect": "WARN", "message": "12 days",
 *    "reason": "renewed by hand until the new CA is in place",
 *    "issue": "https://example.org/issues/17", "expires": "2027-01-31"}
 * ]}
 * }</pre>
 *
 * <p>Exempted checks still run. A pass that was not expected, an entry that matches no check and an
 * expired entry fail the build, so that the file cannot rot.
 */
public final class Exemptions {

  /** Tolerate nothing. */
  public static final Exemptions NONE = new Exemptions(List.of());

  private static final Set<String> MEMBERS =
      Set.of("check", "expect", "message", "reason", "issue", "expires");

  private final List<Exemption> entries;

  private Exemptions(List<Exemption> entries) {
    this.entries = List.copyOf(entries);
  }

  /**
   * Read an exemptions file.
   *
   * @throws CouldNotFindOutException if it is missing or wrong; the message names the entry
   */
  public static Exemptions read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new CouldNotFindOutException(
          "There is no exemptions file " + file + ". Correct faultwire.exemptions.");
    }
    try {
      return parse(Files.readString(file, StandardCharsets.UTF_8), file);
    } catch (IOException e) {
      throw new CouldNotFindOutException("Cannot read " + file + ": " + e.getMessage(), e);
    } catch (JsonParseException | IllegalStateException | ClassCastException e) {
      throw new CouldNotFindOutException(file + " is not an exemptions file: " + e.getMessage(), e);
    }
  }

  /**
   * Read exemptions that lie beside a class as a resource.
   *
   * @throws IllegalArgumentException if there is none of that name
   * @throws CouldNotFindOutException if it is wrong; the message names the entry
   */
  public static Exemptions resource(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource " + name + " beside " + beside.getName());
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), name);
    } catch (IOException e) {
      throw new CouldNotFindOutException("Cannot read " + name + ": " + e.getMessage(), e);
    }
  }

  /** Return these exemptions and others. */
  public Exemptions and(Exemptions others) {
    return new Exemptions(Stream.concat(entries.stream(), others.entries.stream()).toList());
  }

  /** Return the ids and globs that the entries are about, in their order. */
  public List<String> checks() {
    return entries.stream().map(Exemption::check).toList();
  }

  /** Return a result as a known failure if an entry foretells it, and otherwise as it is. */
  public CheckResult tolerate(CheckResult result) {
    return entries.stream()
        .filter(entry -> entry.foretells(result))
        .findFirst()
        .map(entry -> knownFailure(result, entry))
        .orElse(result);
  }

  private static CheckResult knownFailure(CheckResult result, Exemption entry) {
    return result.exempted(
        Outcome.KNOWN_FAILURE, String.valueOf(result.message()), entry.explanation());
  }

  private static Exemptions parse(String json, Object file) {
    JsonElement root = JsonParser.parseString(json);
    if (!root.isJsonObject() || !root.getAsJsonObject().has("exemptions")) {
      throw new CouldNotFindOutException(
          file + " is not an exemptions file: it has no \"exemptions\" list.");
    }
    List<Exemption> entries = new ArrayList<>();
    for (JsonElement element : root.getAsJsonObject().getAsJsonArray("exemptions")) {
      JsonObject object = element.getAsJsonObject();
      String place = file + ", entry " + (entries.size() + 1);
      for (String member : object.keySet()) {
        if (!MEMBERS.contains(member)) {
          throw new CouldNotFindOutException(place + " has an unknown member \"" + member + "\".");
        }
      }
      Exemption entry = new Gson().fromJson(object, Exemption.class);
      String mistake = entry.mistake();
      if (mistake != null) {
        throw new CouldNotFindOutException(place + " " + mistake + ".");
      }
      entries.add(entry);
    }
    return new Exemptions(entries);
  }

  /**
   * Return the report with the tolerated outcomes turned, and the problems of the entries.
   *
   * @param today the day by which entries expire
   * @param complete whether the run was of whole suites, so that an unused entry is stale
   */
  public ConformanceReport applyTo(ConformanceReport report, LocalDate today, boolean complete) {
    Set<String> problems = new LinkedHashSet<>(report.exemptionProblems());
    List<Exemption> valid = new ArrayList<>();
    for (Exemption entry : entries) {
      boolean matches = report.results().anyMatch(r -> entry.covers(r.check().id()));
      if (!matches && complete) {
        problems.add(
            "The exemption for " + entry.check() + " matches no check of this run. Remove it.");
      } else if (matches && entry.isOver(today)) {
        problems.add(
            "The exemption for %s expired on %s. Fix the cause, or renew it with a reason."
                .formatted(entry.check(), entry.expires()));
      } else if (matches) {
        valid.add(entry);
      }
    }
    List<SuiteResult> turned =
        report.suites().stream()
            .map(s -> s.withResults(s.results().stream().map(r -> turn(r, valid)).toList()))
            .toList();
    return new ConformanceReport(
        report.format(), report.tool(), report.seed(), turned, List.copyOf(problems));
  }

  private static CheckResult turn(CheckResult result, List<Exemption> valid) {
    for (Exemption entry : valid) {
      if (entry.foretells(result)) {
        return knownFailure(result, entry);
      }
      if (result.outcome() == Outcome.PASS && entry.covers(result.check().id())) {
        return result.exempted(
            Outcome.UNEXPECTED_PASS,
            "Passed, though the exemption for %s expects %s. Remove the exemption."
                .formatted(entry.check(), entry.expect()),
            entry.explanation());
      }
    }
    return result;
  }
}
