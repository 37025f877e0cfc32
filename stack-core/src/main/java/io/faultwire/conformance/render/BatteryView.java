package io.faultwire.conformance.render;

import io.faultwire.tls.battery.BatteryResult;
import io.faultwire.tls.battery.ClientVerdict;
import io.faultwire.tls.catalogue.CertificateCatalogue;
import io.faultwire.tls.catalogue.Demand;
import io.faultwire.tls.catalogue.NamedChain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the page of a battery shows. */
record BatteryView(List<Client> clients, List<Row> rows, List<String> habits) {

  /** One client: its name and how many chains it was wrong about. */
  record Client(String name, int wrong, int given) {
    boolean isRight() {
      return wrong == 0;
    }
  }

  /** One chain, with a cell for each client. */
  record Row(String id, String title, String clause, String asked, List<Cell> cells) {}

  /** What a client did; {@code tone} is a class of the page's style. */
  record Cell(String client, String word, String detail, String tone) {}

  static BatteryView of(List<BatteryResult> results) {
    Set<NamedChain> given = new HashSet<>();
    results.forEach(r -> r.verdicts().forEach(v -> given.add(v.chain())));
    return new BatteryView(
        results.stream().map(BatteryView::client).toList(),
        CertificateCatalogue.all().stream()
            .filter(given::contains)
            .map(chain -> row(chain, results))
            .toList(),
        results.stream().flatMap(r -> r.habits().stream()).toList());
  }

  private static Client client(BatteryResult result) {
    int wrong = (int) result.verdicts().stream().filter(v -> !v.isRight()).count();
    return new Client(result.client(), wrong, result.verdicts().size());
  }

  private static Row row(NamedChain chain, List<BatteryResult> results) {
    List<Cell> cells = new ArrayList<>();
    for (BatteryResult result : results) {
      cells.add(
          result.verdicts().stream()
              .filter(v -> v.chain().equals(chain))
              .findFirst()
              .map(verdict -> cell(result.client(), verdict))
              .orElse(notGiven(result.client())));
    }
    return new Row(chain.id(), chain.title(), chain.clause(), asked(chain.demand()), cells);
  }

  private static String asked(Demand demand) {
    return demand.name().toLowerCase(Locale.ROOT);
  }

  private static Cell notGiven(String client) {
    return new Cell(client, "-", "was not given this chain", "quiet");
  }

  private static Cell cell(String client, ClientVerdict verdict) {
    String tone =
        !verdict.isRight()
            ? "o-FAIL"
            : verdict.chain().demand() == Demand.EITHER ? "quiet" : "o-PASS";
    return new Cell(client, word(verdict), verdict.done(), tone);
  }

  private static String word(ClientVerdict verdict) {
    return switch (verdict.kind()) {
      case ACCEPTED -> "accepted";
      case REFUSED -> "refused";
      case NEVER_VALIDATED -> "never validated";
    };
  }

  /** Return the table as text; an exclamation mark stands before what is wrong. */
  String text() {
    List<List<String>> lines = new ArrayList<>();
    lines.add(line("chain", "asked", clients.stream().map(Client::name)));
    for (Row row : rows) {
      Stream<String> cells =
          row.cells.stream().map(c -> (c.tone.equals("o-FAIL") ? "! " : "") + c.word);
      lines.add(line(row.id, row.asked, cells));
    }
    int[] widths = new int[clients.size() + 2];
    lines.forEach(l -> Arrays.setAll(widths, i -> Math.max(widths[i], l.get(i).length())));
    String table =
        lines.stream().map(l -> padded(l, widths)).collect(Collectors.joining("\n", "", "\n"));
    return table + habits.stream().map(h -> "\n" + h).collect(Collectors.joining());
  }

  private static List<String> line(String chain, String asked, Stream<String> cells) {
    return Stream.concat(Stream.of(chain, asked), cells).toList();
  }

  private static String padded(List<String> cells, int[] widths) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      text.append(i == 0 ? "" : " | ").append(cells.get(i));
      text.append(" ".repeat(widths[i] - cells.get(i).length()));
    }
    return text.toString().stripTrailing();
  }
}
