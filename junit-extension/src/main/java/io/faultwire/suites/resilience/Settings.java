package io.faultwire.suites.resilience;

import io.faultwire.junit.Inconclusive;
import io.faultwire.junit.Target;
import java.time.Duration;
import java.util.Set;

/**
 * How much the suite asks of a server, by {@code faultwire.option.*}.
 *
 * @param patience {@code patienceSeconds}: how long an answer may take under harm
 * @param prompt {@code promptSeconds}: how long the next client may wait for its answer
 * @param requestTimeout {@code requestTimeoutSeconds}: how long a server may wait for the rest of a
 *     request
 * @param slowClients {@code slowClients}: how many clients hold on without going on
 * @param clients {@code clients}: how many well-behaved clients want answers meanwhile
 */
record Settings(
    Duration patience, Duration prompt, Duration requestTimeout, int slowClients, int clients) {
  static final Set<String> OPTIONS =
      Set.of("patienceSeconds", "promptSeconds", "requestTimeoutSeconds", "slowClients", "clients");

  static Settings of(Target target) {
    return new Settings(
        Duration.ofSeconds(number(target, "patienceSeconds", 10)),
        Duration.ofSeconds(number(target, "promptSeconds", 3)),
        Duration.ofSeconds(number(target, "requestTimeoutSeconds", 65)),
        number(target, "slowClients", 20),
        number(target, "clients", 4));
  }

  private static int number(Target target, String name, int usual) {
    String text = target.option(name).orElse(String.valueOf(usual));
    try {
      int number = Integer.parseInt(text);
      if (number >= 1) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new Inconclusive(
        "faultwire.option." + name + ": '" + text + "' is not a whole number of at least 1");
  }
}
