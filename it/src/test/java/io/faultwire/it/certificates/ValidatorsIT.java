package io.faultwire.it.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.it.machine.Need;
import io.faultwire.it.machine.Requires;
import io.faultwire.tls.catalogue.CertificateCatalogue;
import io.faultwire.tls.catalogue.ChainSetting;
import io.faultwire.tls.catalogue.Demand;
import io.faultwire.tls.catalogue.NamedChain;
import io.faultwire.tls.catalogue.PreparedChain;
import io.faultwire.tls.judgement.Profile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * All chains of the catalogue before JSSE, OpenSSL and GnuTLS, at a time that stands still. {@code
 * validators.txt} says who says what; {@code departures.txt} why somebody does not do what the
 * clause asks. {@code -Dfaultwire.golden=write} writes the table anew.
 */
@Requires({Need.OPENSSL, Need.GNUTLS})
class ValidatorsIT {
  private static final Instant NOW = Instant.parse("2031-05-06T07:08:09Z");
  private static final Path RESOURCES = Path.of("src/test/resources/io/faultwire/it/certificates");
  private static final Path TABLE = RESOURCES.resolve("validators.txt");
  private static final Path DEPARTURES = RESOURCES.resolve("departures.txt");
  private static final String US = "Faultwire";

  private static final List<Validator> VALIDATORS =
      List.of(new JsseValidator(), new OpensslValidator(), new GnutlsValidator());

  private static final VerdictTable SAID = new VerdictTable();
  private static final Map<String, String> WORDS = new ConcurrentSkipListMap<>();

  @BeforeAll
  static void askAll(@TempDir Path directory) throws Exception {
    ChainSetting setting = ChainSetting.at(NOW, 1, "shop.faultwire.test");
    List<PreparedChain> chains =
        CertificateCatalogue.all().stream().map(named -> named.prepare(setting)).toList();
    for (PreparedChain chain : chains) {
      SAID.put(chain.named().id(), "clause", chain.named().clause());
      SAID.put(chain.named().id(), "asks to", word(chain.named().demand()));
      say(chain.named(), US, chain.refusal(Profile.WEB_PKI));
      for (Validator validator : VALIDATORS) {
        // Columns and rows have an order; what stands in them comes from several threads.
        say(chain.named(), validator.name(), "");
      }
    }
    chains.parallelStream().forEach(chain -> ask(chain, directory));
  }

  private static void ask(PreparedChain chain, Path directory) {
    try {
      for (Validator validator : VALIDATORS) {
        Path own = directory.resolve(chain.named().id()).resolve(validator.name());
        Files.createDirectories(own);
        say(chain.named(), validator.name(), validator.refusal(chain, own));
      }
    } catch (Exception e) {
      throw new IllegalStateException("nothing was said of " + chain, e);
    }
  }

  private static void say(NamedChain named, String who, String refusal) {
    String why = who.equals(US) && !refusal.isEmpty() ? ": " + refusal : "";
    SAID.put(named.id(), who, refusal.isEmpty() ? "accept" : "refuse" + why);
    WORDS.put(named.id() + " " + who, refusal);
  }

  private static String word(Demand demand) {
    return switch (demand) {
      case ACCEPT -> "accept";
      case REFUSE -> "refuse";
      case EITHER -> "either";
    };
  }

  @Test
  void everybodySaysWhatTheTableSays() throws Exception {
    VerdictTable recorded = VerdictTable.read(TABLE);
    if ("write".equals(System.getProperty("faultwire.golden"))) {
      recorded.update(SAID);
      recorded.write(TABLE, comment());
      return;
    }
    assertThat(recorded.rows()).containsExactlyElementsOf(SAID.rows());
    List<String> compared = new ArrayList<>();
    for (String column : SAID.columns()) {
      if (recorded.columns().contains(column)) {
        assertThat(SAID.column(column))
            .as("%s; %s", column, WORDS)
            .isEqualTo(recorded.column(column));
        compared.add(column);
      } else {
        System.out.println("NOT RECORDED: what " + column + " says of certificates");
      }
    }
    assertThat(compared).contains("clause", "asks to", US);
  }

  private static String comment() {
    return """
        # Who says what of the chains of the catalogue, asked at %s. Where somebody does not do
        # what the clause asks, departures.txt says why.
        """
        .formatted(NOW);
  }

  @Test
  void whoDoesNotDoWhatTheClauseAsksHasAKnownReason() throws Exception {
    Map<String, String> recorded = new TreeMap<>();
    for (String who : VerdictTable.read(TABLE).columns()) {
      if (SAID.columns().contains(who)) {
        recorded.put(who, who.split(" ")[0]);
      }
    }
    Set<String> explained = new TreeSet<>();
    for (String line : Files.readAllLines(DEPARTURES)) {
      String[] words = line.split(" ", 3);
      recorded.forEach(
          (who, name) -> {
            if (words[1].equals(name) || words[1].equals(who.replace(' ', '-'))) {
              explained.add(words[0] + " " + who);
            }
          });
    }

    Map<String, String> departures = new TreeMap<>();
    for (NamedChain named : CertificateCatalogue.all()) {
      for (String who : recorded.keySet()) {
        String said = SAID.get(named.id(), who);
        boolean judges = said.startsWith("accept") || said.startsWith("refuse");
        if (judges && named.demand() != Demand.EITHER && !said.startsWith(word(named.demand()))) {
          departures.put(named.id() + " " + who, said + " " + WORDS.get(named.id() + " " + who));
        }
      }
    }
    assertThat(departures.keySet()).as("%s", departures).isEqualTo(explained);
  }
}
