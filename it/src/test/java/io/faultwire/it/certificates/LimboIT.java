package io.faultwire.it.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Our judgement of paths and names before the cases of x509-limbo. */
class LimboIT {
  private static final String KNOWN = "limbo-disagreements.txt";

  private static Map<String, LimboCase> cases = Map.of();

  @BeforeAll
  static void readVectors() throws IOException {
    Optional<Path> vectors = LimboCase.vectors();
    if (vectors.isEmpty()) {
      String reason = "the vectors of x509-limbo do not lie beside the checkout";
      System.out.println("SKIPPED LimboIT: " + reason);
      Assumptions.abort(reason);
    }
    Map<String, LimboCase> byId = new TreeMap<>();
    LimboCase.ofServers(vectors.get()).forEach(c -> byId.put(c.id(), c));
    cases = byId;
  }

  @Test
  void weDisagreeWhereWeKnowItOnly() throws IOException {
    Map<String, String> disagreements = new TreeMap<>();
    for (LimboCase each : cases.values()) {
      String refusal = each.refusal();
      if (refusal.isEmpty() != each.valid()) {
        disagreements.put(each.id(), each.valid() ? "we refuse: " + refusal : "we accept");
      }
    }

    Map<String, String> known = knownDisagreements();
    known.keySet().retainAll(cases.keySet());
    assertThat(cases).hasSizeGreaterThan(90);
    assertThat(disagreements.keySet())
        .as("%s; known are %s", disagreements, known)
        .isEqualTo(known.keySet());
  }

  /** Reads lines of an id, a space, and the reason why we disagree. */
  private static Map<String, String> knownDisagreements() throws IOException {
    Map<String, String> known = new TreeMap<>();
    try (InputStream in = LimboIT.class.getResourceAsStream(KNOWN)) {
      assertThat(in).as(KNOWN).isNotNull();
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      text.lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" ", 2))
          .forEach(parts -> known.put(parts[0], parts[1]));
    }
    return known;
  }
}
