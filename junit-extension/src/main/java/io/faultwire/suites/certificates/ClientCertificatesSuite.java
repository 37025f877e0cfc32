package io.faultwire.suites.certificates;

import io.faultwire.conformance.CouldNotFindOutException;
import io.faultwire.conformance.TargetInfo;
import io.faultwire.conformance.TargetKind;
import io.faultwire.junit.ConformanceSuite;
import io.faultwire.junit.Target;
import io.faultwire.tls.battery.Battery;
import io.faultwire.tls.battery.BatteryRun;
import io.faultwire.tls.battery.ClientVerdict;
import io.faultwire.tls.battery.ClientVerdict.Kind;
import io.faultwire.tls.battery.CommandClient;
import io.faultwire.tls.catalogue.CertificateCatalogue;
import java.util.List;
import java.util.Set;

/** Check what a client that is a program makes of good and bad chains of certificates. */
public final class ClientCertificatesSuite implements ConformanceSuite {
  /** The option with the command line of the client. */
  static final String COMMAND = "command";

  private static final int PROGRAMS_AT_ONCE = 4;
  private static final String SOUND = "trust.one-intermediate";

  @Override
  public String name() {
    return "client-certificates";
  }

  @Override
  public String title() {
    return "Certificates before a client";
  }

  @Override
  public TargetKind needs() {
    return TargetKind.BUILT_IN_STACK;
  }

  @Override
  public boolean onRequestOnly() {
    return true;
  }

  @Override
  public Set<String> options() {
    return Set.of(COMMAND);
  }

  @Override
  public int parallelism(Target target) {
    return PROGRAMS_AT_ONCE;
  }

  @Override
  public TargetInfo describe(Target target) {
    return new TargetInfo(command(target).toString(), TargetKind.CLIENT, null);
  }

  @Override
  public List<Class<?>> checks() {
    return List.of(ChainChecks.class);
  }

  /** Let the client meet a sound chain: one that refuses that refuses for another reason. */
  @Override
  public void sanity(Target target) {
    CommandClient client = command(target);
    try (BatteryRun run = battery(client).open()) {
      ClientVerdict verdict = run.call(CertificateCatalogue.named(SOUND), client);
      if (verdict.kind() != Kind.ACCEPTED) {
        throw new CouldNotFindOutException(
            "The client '%s' was given a sound chain and %s. Let it trust {caFile}, and ask for {url}."
                .formatted(client, verdict.done()));
      }
    }
  }

  static Battery battery(CommandClient client) {
    return client.wantsProxy() ? Battery.ofCatalogue().throughProxy() : Battery.ofCatalogue();
  }

  static CommandClient command(Target target) {
    String line =
        target
            .option(COMMAND)
            .orElseThrow(
                () ->
                    new CouldNotFindOutException(
                        "The suite client-certificates was not told which client to run. Set -D"
                            + Target.OPTION_PREFIX
                            + COMMAND
                            + "='curl --cacert {caFile} {url}'."));
    try {
      return CommandClient.of(line);
    } catch (IllegalArgumentException e) {
      throw new CouldNotFindOutException(Target.OPTION_PREFIX + COMMAND + ": " + e.getMessage(), e);
    }
  }
}
