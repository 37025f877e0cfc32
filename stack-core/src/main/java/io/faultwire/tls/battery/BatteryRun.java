package io.faultwire.tls.battery;

import io.faultwire.tls.battery.ClientVerdict.Kind;
import io.faultwire.tls.catalogue.ChainSetting;
import io.faultwire.tls.catalogue.NamedChain;
import io.faultwire.tls.revocation.RevocationService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a client needs for all chains of a battery: one root to trust, as a file too, and a
 * service that tells what is revoked.
 */
public final class BatteryRun implements AutoCloseable {
  private final ChainSetting setting;
  private final boolean proxied;
  private final Duration patience;
  private final RevocationService service;
  private final Path directory;
  private final Path caFile;

  BatteryRun(ChainSetting setting, boolean proxied, Duration patience) {
    try {
      this.service = RevocationService.start();
      this.directory = Files.createTempDirectory("faultwire-battery");
    } catch (IOException e) {
      throw new UncheckedIOException("a battery cannot be opened", e);
    }
    this.setting = setting.withStatusAt(service.base());
    this.proxied = proxied;
    this.patience = patience;
    this.caFile = BatteryChain.writeCaFile(directory, setting.root().certificate());
  }

  /** Opens one chain for those who call the client themselves. */
  public ChainTrial open(NamedChain named) {
    try {
      return ChainTrial.open(named, setting, service, caFile, proxied);
    } catch (IOException e) {
      throw new UncheckedIOException("the chain " + named + " cannot be served", e);
    }
  }

  /** Gives the client one chain and returns what it made of it. */
  public ClientVerdict call(NamedChain named, BatteryClient client) {
    return call(open(named), client);
  }

  private ClientVerdict call(ChainTrial opened, BatteryClient client) {
    NamedChain named = opened.chain().named();
    try (ChainTrial trial = opened) {
      FutureTask<@Nullable Throwable> task = new FutureTask<>(() -> failure(client, trial.chain()));
      long start = System.nanoTime();
      Thread thread = Daemons.start("faultwire-battery-client", task);
      try {
        Throwable failure = task.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        return trial.verdict(failure, Duration.ofNanos(System.nanoTime() - start));
      } catch (TimeoutException e) {
        thread.interrupt();
        String why = "it did not come back within " + patience.toMillis() + " ms";
        return new ClientVerdict(named, Kind.NEVER_VALIDATED, why, patience, Duration.ZERO);
      } catch (ExecutionException e) {
        throw new IllegalStateException("what a client throws is caught", e);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the server of " + named + " cannot be closed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a client was called", e);
    }
  }

  private static @Nullable Throwable failure(BatteryClient client, BatteryChain chain) {
    try {
      client.call(chain);
      return null;
    } catch (Throwable e) {
      return e;
    }
  }

  /** Prepares each chain while the client has the one before. */
  private List<ClientVerdict> callInTurn(List<NamedChain> chains, BatteryClient client) {
    List<ClientVerdict> verdicts = new ArrayList<>();
    CompletableFuture<ChainTrial> next = ahead(chains, 0);
    try {
      for (int i = 0; i < chains.size(); i++) {
        ChainTrial trial = next.join();
        next = ahead(chains, i + 1);
        verdicts.add(call(trial, client));
      }
      return verdicts;
    } catch (CompletionException e) {
      throw new IllegalStateException("a battery failed", e.getCause());
    } finally {
      CompletableFuture<Void> unused = next.thenAccept(BatteryRun::close);
    }
  }

  /** Opens a chain on a thread of its own; behind the last there is none. */
  private CompletableFuture<ChainTrial> ahead(List<NamedChain> chains, int index) {
    CompletableFuture<ChainTrial> opened = new CompletableFuture<>();
    if (index < chains.size()) {
      CompletableFuture<ChainTrial> unused =
          opened.completeAsync(
              () -> open(chains.get(index)), task -> Daemons.start("faultwire-battery-next", task));
    }
    return opened;
  }

  private static void close(ChainTrial trial) {
    try {
      trial.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the server of a chain cannot be closed", e);
    }
  }

  List<ClientVerdict> callAll(List<NamedChain> chains, BatteryClient client, int parallelism) {
    if (parallelism == 1) {
      return callInTurn(chains, client);
    }
    ExecutorService threads = Executors.newFixedThreadPool(parallelism);
    try {
      List<Future<ClientVerdict>> pending = new ArrayList<>();
      for (NamedChain chain : chains) {
        pending.add(threads.submit(() -> call(chain, client)));
      }
      List<ClientVerdict> verdicts = new ArrayList<>();
      for (Future<ClientVerdict> each : pending) {
        verdicts.add(each.get());
      }
      return verdicts;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a battery failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a client was called", e);
    } finally {
      threads.shutdownNow();
    }
  }

  @Override
  public void close() {
    service.close();
    try {
      Files.deleteIfExists(caFile);
      Files.deleteIfExists(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("a battery's files cannot be removed", e);
    }
  }
}
