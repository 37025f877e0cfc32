package io.faultwire.tls.battery;

import io.faultwire.tls.battery.ClientVerdict.Kind;
import io.faultwire.tls.catalogue.Demand;
import java.time.Duration;
import java.util.List;

/**
 * Holds what one client made of all chains that it was given.
 *
 * @param client the client's name
 * @param verdicts one for each chain, in the order of the catalogue
 */
public record BatteryResult(String client, List<ClientVerdict> verdicts) {
  /** Copies the list. */
  public BatteryResult {
    verdicts = List.copyOf(verdicts);
  }

  /** Returns the good chains that it did not accept. */
  public List<ClientVerdict> goodNotAccepted() {
    return wrong(Demand.ACCEPT);
  }

  /** Returns the bad chains that it did not refuse. */
  public List<ClientVerdict> badNotRefused() {
    return wrong(Demand.REFUSE);
  }

  private List<ClientVerdict> wrong(Demand demand) {
    return verdicts.stream().filter(v -> v.chain().demand() == demand && !v.isRight()).toList();
  }

  /** Returns in what the client is careless, such as that it trusts all; each in one line. */
  public List<String> habits() {
    return Habit.of(this);
  }

  /**
   * Returns what the client made of a chain.
   *
   * @throws IllegalArgumentException if it was not given that chain
   */
  public ClientVerdict verdict(String chain) {
    return verdicts.stream()
        .filter(v -> v.chain().id().equals(chain))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException(client + " was not given the chain " + chain));
  }

  /** Counts the chains with which the client did something. */
  public long count(Kind kind) {
    return verdicts.stream().filter(v -> v.kind() == kind).count();
  }

  /** Returns how long the server was waited for after all calls. */
  public Duration waited() {
    return verdicts.stream().map(ClientVerdict::waited).reduce(Duration.ZERO, Duration::plus);
  }

  /** Returns how long all calls took, one after the other. */
  public Duration took() {
    return verdicts.stream().map(ClientVerdict::took).reduce(Duration.ZERO, Duration::plus);
  }
}
