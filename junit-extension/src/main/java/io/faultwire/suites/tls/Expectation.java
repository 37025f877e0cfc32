package io.faultwire.suites.tls;

import io.faultwire.junit.NotApplicable;
import io.faultwire.tls.message.Alert;
import io.faultwire.tls.message.AlertDescription;
import io.faultwire.tls.message.ServerHello;
import io.faultwire.tls.probe.ServerAnswer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a clause makes one expect of an answer.
 *
 * @param text for people
 * @param met tells whether an answer is as expected; may throw {@code NotApplicable}
 */
record Expectation(String text, Predicate<ServerAnswer> met) {

  /** Expect that the server goes on with the handshake. */
  static Expectation accepted() {
    return new Expectation("a ServerHello", ServerAnswer::isAccepted);
  }

  /** Expect a ServerHello of which something holds. */
  static Expectation hello(String text, Predicate<ServerHello> holds) {
    return new Expectation(
        "a ServerHello " + text,
        answer -> answer.isAccepted() && answer.hello().filter(holds).isPresent());
  }

  /** Expect that the server ends the connection, with any alert or none. */
  static Expectation refused() {
    return new Expectation("the end of the connection", ServerAnswer::isRefused);
  }

  /** Expect that the server does not choose what it must not; to refuse is right. */
  static Expectation notChosen(String what, Predicate<ServerAnswer> chosen) {
    return new Expectation(
        "an alert, or a ServerHello without " + what,
        answer -> !answer.isAccepted() || !chosen.test(answer));
  }

  /** Expect that the server ends the connection with one of these alerts. */
  static Expectation alert(AlertDescription... permitted) {
    List<AlertDescription> all = Arrays.asList(permitted);
    String names = all.stream().map(Object::toString).collect(Collectors.joining(" or "));
    return new Expectation(
        "the alert " + names,
        answer -> answer.fatalAlert().filter(alert -> isOneOf(alert, all)).isPresent());
  }

  /**
   * Expect that the server aborts the handshake with one of these alerts. It must send no other,
   * but may send none (RFC 8446, section 6.2).
   */
  static Expectation abort(AlertDescription... permitted) {
    Expectation alert = alert(permitted);
    return new Expectation(
        alert.text + ", or the end without any",
        answer -> alert.met.test(answer) || isSilentEnd(answer));
  }

  private static boolean isSilentEnd(ServerAnswer answer) {
    return answer.isRefused() && answer.fatalAlert().isEmpty();
  }

  /** Expect that the server ends the connection with an alert, whichever. */
  static Expectation anyAlert() {
    return new Expectation(
        "an alert that ends the connection", answer -> answer.fatalAlert().isPresent());
  }

  /** Expect this of a server that takes what it got for TLS; others speak HTTP on the same port. */
  Expectation unlessTakenForAnotherProtocol() {
    return new Expectation(
        text,
        answer -> {
          if (answer.end() == ServerAnswer.End.NOT_TLS) {
            throw new NotApplicable("The server answers in another protocol than TLS.");
          }
          return met.test(answer);
        });
  }

  /** Expect this or something else. */
  Expectation or(Expectation other) {
    return new Expectation(text + ", or " + other.text, met.or(other.met));
  }

  private static boolean isOneOf(Alert alert, List<AlertDescription> all) {
    return all.stream().anyMatch(alert::is);
  }
}
