package io.faultwire.suites.tls;

import io.faultwire.conformance.CheckInfo;
import io.faultwire.conformance.ClauseId;
import io.faultwire.conformance.Level;
import io.faultwire.tls.message.ClientHelloBuilder;
import io.faultwire.tls.message.TlsVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One line of the tables: what is sent first, and what a clause makes one expect of the answer. */
final class HelloCheck {
  private final String id;
  private final ClauseId clause;
  private final Level level;
  private final TlsVersion version;
  private final List<Feature> needs = new ArrayList<>();
  private String title = "";
  private String sent = "";
  private Function<ClientHelloBuilder, byte[]> octets = ClientHelloBuilder::record;
  private @Nullable Expectation expectation;
  private String remedy = "";

  private HelloCheck(String id, ClauseId clause, Level level, TlsVersion version) {
    this.id = id;
    this.clause = clause;
    this.level = level;
    this.version = version;
  }

  /** Begin a check that sends a ClientHello of TLS 1.3; it needs a server that offers that. */
  static HelloCheck tls13(String id, int rfc, String section, Level level) {
    return anyServer(id, rfc, section, level, TlsVersion.TLS_1_3).needs(Feature.TLS_1_3);
  }

  /** Begin a check that sends a ClientHello of TLS 1.2; it needs a server that offers that. */
  static HelloCheck tls12(String id, int rfc, String section, Level level) {
    return anyServer(id, rfc, section, level, TlsVersion.TLS_1_2).needs(Feature.TLS_1_2);
  }

  /** Begin a check that sends a ClientHello of a version, whatever the server offers. */
  static HelloCheck anyServer(String id, int rfc, String section, Level level, TlsVersion version) {
    return new HelloCheck(id, new ClauseId("RFC " + rfc, section, null), level, version);
  }

  /** Say that the check applies to a server that offers these. */
  HelloCheck needs(Feature... features) {
    needs.addAll(List.of(features));
    return this;
  }

  /** Say what the server must do. */
  HelloCheck title(String text) {
    title = text;
    return this;
  }

  /** Send a changed ClientHello. */
  HelloCheck sends(String text, UnaryOperator<ClientHelloBuilder> change) {
    return sendsOctets(text, hello -> change.apply(hello).record());
  }

  /** Send other octets than a ClientHello in a record. */
  HelloCheck sendsOctets(String text, Function<ClientHelloBuilder, byte[]> writer) {
    sent = "ClientHello of " + version + " with " + text;
    octets = writer;
    return this;
  }

  HelloCheck expects(Expectation expected) {
    expectation = expected;
    return this;
  }

  HelloCheck remedy(String text) {
    remedy = text;
    return this;
  }

  String id() {
    return id;
  }

  List<Feature> needs() {
    return needs;
  }

  /** Return what is sent, for people. */
  String sent() {
    return sent.isEmpty() ? "ClientHello of " + version : sent;
  }

  /** Return the octets to send to a server that is asked for by a name, or by none. */
  byte[] octets(@Nullable String serverName) {
    return octets.apply(ClientHelloBuilder.of(version, serverName));
  }

  Expectation expectation() {
    return Objects.requireNonNull(expectation, id);
  }

  String remedy() {
    return remedy;
  }

  CheckInfo info() {
    String description = "Sends a " + sent() + ". Expects " + expectation().text() + ".";
    return new CheckInfo(id, title, description, clause, level, remedy);
  }
}
