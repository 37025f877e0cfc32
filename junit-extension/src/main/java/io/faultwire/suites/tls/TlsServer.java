package io.faultwire.suites.tls;

import io.faultwire.junit.Evidence;
import io.faultwire.junit.Inconclusive;
import io.faultwire.junit.NotApplicable;
import io.faultwire.junit.Target;
import io.faultwire.suites.connection.TimeLimit;
import io.faultwire.suites.connection.WholeNumber;
import io.faultwire.suites.https.Server;
import io.faultwire.tls.message.ClientHelloBuilder;
import io.faultwire.tls.message.TlsVersion;
import io.faultwire.tls.probe.ClientIdentity;
import io.faultwire.tls.probe.ObservedHandshake;
import io.faultwire.tls.probe.RawTls;
import io.faultwire.tls.probe.ServerAnswer;
import io.faultwire.tls.probe.TlsEndpoint;
import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The server under test, and what was learned of it, which all checks of a run share. */
final class TlsServer {
  /** Names the option that says how long a server may take for each part of an answer. */
  static final String PATIENCE_OPTION = "patienceSeconds";

  private static final int SHOWN = 512;

  private final TlsEndpoint endpoint;
  private final Target target;
  private final Duration patience;
  private final TimeLimit limit;
  private final Map<Feature, ServerAnswer> learned = new ConcurrentHashMap<>();

  TlsServer(Target target) {
    TlsEndpoint given = Server.endpoint(target);
    this.target = target;
    this.patience = Duration.ofSeconds(WholeNumber.option(target, PATIENCE_OPTION, 5));
    this.limit = TimeLimit.of(TlsSuite.NAME, target);
    this.endpoint =
        new TlsEndpoint(given.host(), given.port(), given.serverName(), given.sockets(), patience);
  }

  /**
   * Return where to connect to.
   *
   * @throws Inconclusive if there is no time left for connections
   */
  TlsEndpoint endpoint() {
    limit.require();
    return endpoint;
  }

  /** Return how long the server may take for each part of an answer. */
  Duration patience() {
    return patience;
  }

  Target target() {
    return target;
  }

  /** Return the name that the server is asked for by, or null if it is known by an address. */
  @Nullable String name() {
    return endpoint.serverName();
  }

  /** Begin a sound ClientHello for this server. */
  ClientHelloBuilder hello(TlsVersion version) {
    return ClientHelloBuilder.of(version, name());
  }

  /** Send octets on a new connection, record them and the answer, and return the answer. */
  ServerAnswer ask(String what, byte[] octets, Evidence evidence) {
    evidence.sent(what).sent(hex(octets));
    ServerAnswer answer = ask(octets);
    evidence.got(answer.toString()).got(answer.octets());
    return answer;
  }

  private ServerAnswer ask(byte[] octets) {
    try {
      return RawTls.ask(endpoint(), octets);
    } catch (IOException e) {
      throw new Inconclusive("No connection to " + endpoint + ": " + e.getMessage(), e);
    }
  }

  /** Tell whether the server offers a feature. It is asked once in a run. */
  boolean has(Feature feature) {
    ServerAnswer answer = learned.get(feature);
    if (answer == null) {
      answer = ask(feature.question().write(name()));
      learned.put(feature, answer);
    }
    return feature.isShownBy(answer);
  }

  /**
   * Go on if the server offers a feature.
   *
   * @throws NotApplicable if it does not
   */
  void require(Feature feature) {
    if (!has(feature)) {
      throw new NotApplicable(
          "The server does not offer " + feature + ": " + learned.get(feature) + ".");
    }
  }

  /** Complete a handshake by JSSE, of the newest version that both know. */
  ObservedHandshake handshake(@Nullable ClientIdentity identity) throws IOException {
    return ObservedHandshake.complete(endpoint(), null, ObservedHandshake.context(identity));
  }

  /** Return octets in hexadecimal, the first ones if there are many. */
  static String hex(byte[] octets) {
    int shown = Math.min(octets.length, SHOWN);
    return HexFormat.of().formatHex(octets, 0, shown)
        + (shown < octets.length ? "... (" + octets.length + " octets)" : "");
  }
}
