package io.faultwire.suites.tls;

import io.faultwire.junit.CheckCase;
import io.faultwire.junit.CheckSource;
import io.faultwire.junit.Target;
import java.util.List;
import java.util.stream.Stream;

/** Lists the checks that send one ClientHello and look at the answer. */
final class HelloTable implements CheckSource<HelloCheck> {

  static List<HelloCheck> all() {
    return Stream.of(
            VersionTable.checks(),
            CipherTable.checks(),
            KeyExchangeTable.checks(),
            ServerHelloTable.checks(),
            ExtensionTable.checks(),
            ToleranceTable.checks(),
            AlertTable.checks(),
            SyntaxTable.checks(),
            RecordTable.checks())
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public List<CheckCase<HelloCheck>> checks(Target target) {
    return all().stream().map(each -> new CheckCase<>(each.info(), each)).toList();
  }
}
