package io.faultwire.suites.certificates;

import io.faultwire.conformance.CheckInfo;
import io.faultwire.conformance.ClauseId;
import io.faultwire.conformance.Level;
import io.faultwire.junit.CheckCase;
import io.faultwire.junit.CheckSource;
import io.faultwire.junit.Target;
import io.faultwire.tls.catalogue.NamedChain;
import java.util.List;

/** Lists the chains that the client is given; a chain's name is its check's id. */
final class ChainSource implements CheckSource<NamedChain> {

  @Override
  public List<CheckCase<NamedChain>> checks(Target target) {
    return ClientCertificatesSuite.battery(ClientCertificatesSuite.command(target))
        .chains()
        .stream()
        .map(ChainSource::check)
        .toList();
  }

  private static CheckCase<NamedChain> check(NamedChain chain) {
    String[] clause = chain.clause().split(", ", 2);
    CheckInfo info =
        new CheckInfo(
            "client." + chain.id(),
            title(chain),
            "The server presents this chain: " + chain.title() + ".",
            new ClauseId(clause[0], clause[1], null),
            level(chain),
            remedy(chain));
    return new CheckCase<>(info, chain);
  }

  private static String title(NamedChain chain) {
    return switch (chain.demand()) {
      case ACCEPT -> "Accept: " + chain.title();
      case REFUSE -> "Refuse: " + chain.title();
      case EITHER -> "Either: " + chain.title();
    };
  }

  private static Level level(NamedChain chain) {
    return switch (chain.demand()) {
      case ACCEPT -> Level.MUST;
      case REFUSE -> Level.MUST_NOT;
      case EITHER -> Level.MAY;
    };
  }

  private static String remedy(NamedChain chain) {
    return switch (chain.demand()) {
      case ACCEPT -> "Let the client's TLS library validate chains; do not compare certificates.";
      case REFUSE -> "Do not weaken the validation of the client's TLS library, or update it.";
      case EITHER -> "None is needed.";
    };
  }
}
