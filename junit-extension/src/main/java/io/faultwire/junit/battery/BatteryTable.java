package io.faultwire.junit.battery;

import io.faultwire.conformance.render.BatteryPage;
import io.faultwire.junit.internal.Settings;
import io.faultwire.tls.battery.BatteryResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The table of all clients of a run of tests, written anew with each client. */
final class BatteryTable {
  private final Path directory;
  private final List<BatteryResult> results = new ArrayList<>();

  private BatteryTable(Path directory) {
    this.directory = directory;
  }

  static BatteryTable of(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(BatteryTable.class))
        .getOrComputeIfAbsent(
            BatteryTable.class,
            key -> new BatteryTable(Settings.outputDirectory(context)),
            BatteryTable.class);
  }

  synchronized void add(BatteryResult result) {
    results.add(result);
    try {
      BatteryPage.write(results, directory);
    } catch (IOException e) {
      throw new UncheckedIOException("the table of clients cannot be written", e);
    }
  }
}
