package io.faultwire.junit.runner.sample;

import io.faultwire.conformance.CheckInfo;
import io.faultwire.conformance.ClauseId;
import io.faultwire.conformance.CouldNotFindOutException;
import io.faultwire.conformance.Level;
import io.faultwire.junit.CheckCase;
import io.faultwire.junit.CheckSource;
import io.faultwire.junit.Target;
import java.util.Arrays;
import java.util.List;

/** One check for each planet that the option {@code planets} names, separated by blanks. */
final class PlanetSource implements CheckSource<Planet> {

  @Override
  public List<CheckCase<Planet>> checks(Target target) {
    String planets = target.option("planets").orElse("venus earth mars");
    if (planets.equals("unreadable")) {
      throw new CouldNotFindOutException("The planets cannot be read. Name them.");
    }
    if (planets.equals("broken")) {
      throw new IllegalStateException("no sky");
    }
    return Arrays.stream(planets.split(" "))
        .filter(name -> !name.equals("none"))
        .map(PlanetSource::check)
        .toList();
  }

  private static CheckCase<Planet> check(String name) {
    CheckInfo info =
        new CheckInfo(
            "planet." + name,
            "Visits " + name,
            "A planet is visited.",
            new ClauseId("The sky", "1", name.equals("untested") ? "SKY-2" : null),
            name.equals("mars") ? Level.SHOULD : Level.MUST,
            "Take another planet.");
    return new CheckCase<>(info, new Planet(name));
  }
}
