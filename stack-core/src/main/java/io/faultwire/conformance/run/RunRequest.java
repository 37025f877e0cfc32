package io.faultwire.conformance.run;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import io.faultwire.conformance.CouldNotFindOutException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Say what a conformance run shall do.
 *
 * @param toolVersion Faultwire's version, for the report and the replay lines
 * @param suites the names of the suites; empty for all that fit the targets
 * @param targets the servers to test; empty for the built-in stack alone
 * @param checks ids or globs of the checks to run; empty for all
 * @param caFile PEM file with the trusted roots, or null for the platform's own
 * @param seed the seed of every random draw
 * @param options the suites' own settings
 * @param exemptions the exemptions file, or null
 * @param reportDirectory where the reports go
 * @param durations whether the report shall contain times, which makes its bytes differ
 */
public record RunRequest(
    String toolVersion,
    List<String> suites,
    List<NamedUrl> targets,
    List<String> checks,
    @Nullable String caFile,
    long seed,
    Map<String, String> options,
    @Nullable String exemptions,
    String reportDirectory,
    boolean durations) {

  /** The seed of a run whose user gave none. */
  public static final long DEFAULT_SEED = 0x5EED2AL;

  /**
   * Name a server to test.
   *
   * @param name a name for people; the URL where the user gave none
   * @param url the address
   */
  public record NamedUrl(String name, String url) {}

  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  public RunRequest {
    suites = List.copyOf(suites);
    targets = List.copyOf(targets);
    checks = List.copyOf(checks);
    options = new TreeMap<>(options);
  }

  /** Return a request to run these suites, with the default seed, into {@code target/faultwire}. */
  public static RunRequest of(String... suites) {
    return new RunRequest(
        "development",
        List.of(suites),
        List.of(),
        List.of(),
        null,
        DEFAULT_SEED,
        Map.of(),
        null,
        "target/faultwire",
        false);
  }

  /** Return this request with one more server to test. */
  public RunRequest withTarget(String url) {
    List<NamedUrl> more = new ArrayList<>(targets);
    more.add(new NamedUrl(url, url));
    return new RunRequest(
        toolVersion,
        suites,
        more,
        checks,
        caFile,
        seed,
        options,
        exemptions,
        reportDirectory,
        durations);
  }

  /** Return this request for the checks that these ids or globs name. */
  public RunRequest withChecks(String... idsOrGlobs) {
    return new RunRequest(
        toolVersion,
        suites,
        targets,
        List.of(idsOrGlobs),
        caFile,
        seed,
        options,
        exemptions,
        reportDirectory,
        durations);
  }

  /** Return this request with the PEM file of the trusted roots. */
  public RunRequest withCaFile(Path pem) {
    return new RunRequest(
        toolVersion,
        suites,
        targets,
        checks,
        pem.toString(),
        seed,
        options,
        exemptions,
        reportDirectory,
        durations);
  }

  /** Return this request with one more setting of a suite. */
  public RunRequest withOption(String name, String value) {
    Map<String, String> more = new TreeMap<>(options);
    more.put(name, value);
    return new RunRequest(
        toolVersion,
        suites,
        targets,
        checks,
        caFile,
        seed,
        more,
        exemptions,
        reportDirectory,
        durations);
  }

  /** Return this request with another directory for the reports. */
  public RunRequest withReportDirectory(Path directory) {
    return new RunRequest(
        toolVersion,
        suites,
        targets,
        checks,
        caFile,
        seed,
        options,
        exemptions,
        directory.toString(),
        durations);
  }

  /** Write the request as a JSON file. */
  public void write(Path file) throws IOException {
    Files.writeString(file, GSON.toJson(this));
  }

  /**
   * Read a request back.
   *
   * @throws CouldNotFindOutException if the file is no request
   */
  public static RunRequest read(Path file) throws IOException {
    try {
      return GSON.fromJson(Files.readString(file), RunRequest.class);
    } catch (JsonParseException e) {
      throw new CouldNotFindOutException(file + " is not a run request: " + e.getMessage(), e);
    }
  }
}
