package io.faultwire.suites.http1;

import io.faultwire.junit.Target;
import io.faultwire.suites.connection.TimeLimit;
import io.faultwire.suites.connection.WholeNumber;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What the suite is told of a server, by {@code faultwire.option.*}.
 *
 * @param postPath {@code postPath}: a path that takes POST of a form; that of the URL unless set
 * @param echoPath {@code echoPath}: a path that answers with the value of the parameter {@code
 *     faultwire}, from the query of GET and from the form of POST
 * @param patience {@code patienceSeconds}: how long an answer may take
 * @param connections {@code connections}: how many connections may be open at a time
 */
record Settings(
    Optional<String> postPath, Optional<String> echoPath, Duration patience, int connections) {
  static final Set<String> OPTIONS =
      Set.of("postPath", "echoPath", "patienceSeconds", "connections", TimeLimit.OPTION);

  static Settings of(Target target) {
    return new Settings(
        path(target, "postPath"),
        path(target, "echoPath"),
        Duration.ofSeconds(WholeNumber.option(target, "patienceSeconds", 3)),
        WholeNumber.option(target, "connections", 8));
  }

  private static Optional<String> path(Target target, String name) {
    Optional<String> path = target.option(name);
    if (path.isPresent() && !path.get().startsWith("/")) {
      throw new IllegalArgumentException(
          "faultwire.option.%s: '%s' is no path. Write it like /orders."
              .formatted(name, path.get()));
    }
    return path.map(text -> URI.create(text).toASCIIString());
  }
}
