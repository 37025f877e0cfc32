package io.faultwire.suites.http1;

import io.faultwire.conformance.CheckInfo;
import io.faultwire.conformance.ClauseId;
import io.faultwire.conformance.Level;
import io.faultwire.http.HttpPoint;
import io.faultwire.junit.CheckCase;
import io.faultwire.junit.CheckSource;
import io.faultwire.junit.Target;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One check for each point in which an answer can deviate from the grammar. */
final class AnswerPoints implements CheckSource<HttpPoint> {

  @Override
  public List<CheckCase<HttpPoint>> checks(Target target) {
    return Arrays.stream(HttpPoint.values()).map(AnswerPoints::check).toList();
  }

  private static CheckCase<HttpPoint> check(HttpPoint point) {
    String rule = point.rule();
    CheckInfo info =
        new CheckInfo(
            "http1.grammar." + point.name().toLowerCase(Locale.ROOT).replace('_', '-'),
            Character.toUpperCase(rule.charAt(0)) + rule.substring(1),
            "Clients that repair what is wrong do so in different ways, and see different answers.",
            new ClauseId("RFC " + point.rfc(), point.section(), null),
            Level.MUST,
            "Look at the octets in the evidence, and correct what writes them.");
    return new CheckCase<>(info, point);
  }
}
