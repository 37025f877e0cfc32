package io.faultwire.junit.battery;

import io.faultwire.tls.battery.BatteryResult;
import io.faultwire.tls.battery.BatteryRun;
import io.faultwire.tls.battery.ClientVerdict;
import io.faultwire.tls.catalogue.CertificateCatalogue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One battery on one client. Kept in JUnit's store, which closes it after the last chain. */
final class OpenBattery implements AutoCloseable {
  private final String client;
  private final BatteryRun run;
  private final BatteryTable table;
  private final ExtensionContext context;
  private final List<ClientVerdict> verdicts = new ArrayList<>();

  OpenBattery(String client, BatteryRun run, BatteryTable table, ExtensionContext context) {
    this.client = client;
    this.run = run;
    this.table = table;
    this.context = context;
  }

  BatteryRun run() {
    return run;
  }

  synchronized void add(ClientVerdict verdict) {
    verdicts.add(verdict);
  }

  /** Chains may have run at the same time; the table has the order of the catalogue. */
  @Override
  public synchronized void close() {
    run.close();
    verdicts.sort(Comparator.comparing(v -> CertificateCatalogue.all().indexOf(v.chain())));
    BatteryResult result = new BatteryResult(client, verdicts);
    result.habits().forEach(line -> context.publishReportEntry("careless client", line));
    table.add(result);
  }
}
