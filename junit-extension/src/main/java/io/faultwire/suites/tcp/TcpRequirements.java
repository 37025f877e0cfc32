package io.faultwire.suites.tcp;

import io.faultwire.conformance.ClauseId;
import io.faultwire.conformance.Level;
import io.faultwire.conformance.Requirement;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The register of the requirements of RFC 9293: each is tested, or says why it is not. */
final class TcpRequirements {
  private static final String FILE = "requirements.txt";
  private static final int RFC = 9293;
  private static final int COLUMNS = 5;

  private TcpRequirements() {}

  /** Return the requirements in the order of the RFC's appendix B. */
  static List<Requirement> all() {
    try (InputStream in = TcpRequirements.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is not beside " + TcpRequirements.class);
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(TcpRequirements::parse)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Requirement parse(String line) {
    String[] columns = line.strip().split("\\s*\\|\\s*");
    if (columns.length != COLUMNS && columns.length != COLUMNS + 1) {
      throw new IllegalStateException("A requirement needs five or six columns: " + line);
    }
    return new Requirement(
        ClauseId.rfc(RFC, columns[2], columns[0]),
        Level.valueOf(columns[1].replace(' ', '_')),
        columns[3],
        columns[4],
        columns.length > COLUMNS ? columns[COLUMNS] : null,
        List.of());
  }
}
