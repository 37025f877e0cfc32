package io.faultwire.suites.certificates;

import io.faultwire.junit.ChecksFrom;
import io.faultwire.junit.Evidence;
import io.faultwire.junit.Inconclusive;
import io.faultwire.junit.NotApplicable;
import io.faultwire.junit.Target;
import io.faultwire.tls.battery.BatteryRun;
import io.faultwire.tls.battery.ClientVerdict;
import io.faultwire.tls.battery.ClientVerdict.Kind;
import io.faultwire.tls.battery.CommandClient;
import io.faultwire.tls.catalogue.Demand;
import io.faultwire.tls.catalogue.NamedChain;

/** One check for each chain. A client that has not met its chain has not been tested. */
class ChainChecks {

  @ChecksFrom(ChainSource.class)
  void chain(NamedChain chain, Target target, Evidence evidence) {
    CommandClient client = ClientCertificatesSuite.command(target);
    ClientVerdict verdict;
    try (BatteryRun run = ClientCertificatesSuite.battery(client).open()) {
      verdict = run.call(chain, client);
    }
    evidence
        .sent(chain.title())
        .expected(chain.demand() == Demand.ACCEPT ? "accepted" : "refused")
        .got(verdict.done());
    if (verdict.kind() == Kind.NEVER_VALIDATED) {
      throw new Inconclusive("The client " + verdict.done());
    }
    if (chain.demand() == Demand.EITHER) {
      throw new NotApplicable("The clause leaves the choice; the client " + verdict.done());
    }
    if (!verdict.isRight()) {
      throw new AssertionError(verdict.message());
    }
  }
}
