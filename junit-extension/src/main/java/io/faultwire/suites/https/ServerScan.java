package io.faultwire.suites.https;

import io.faultwire.junit.Inconclusive;
import io.faultwire.junit.Target;
import io.faultwire.tls.judgement.ChainJudge;
import io.faultwire.tls.judgement.ChainJudgement;
import io.faultwire.tls.judgement.ChainQuestion;
import io.faultwire.tls.judgement.ServerName;
import io.faultwire.tls.judgement.TrustAnchors;
import io.faultwire.tls.message.TlsVersion;
import io.faultwire.tls.probe.PresentedChain;
import io.faultwire.tls.probe.TlsEndpoint;
import io.faultwire.tls.probe.VersionAnswer;
import io.faultwire.tls.probe.VersionProbe;
import io.faultwire.tls.revocation.StatusClient;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Holds all that was learned of a server in one look, which every check of a run shares. */
final class ServerScan {
  /** The versions whose handshake the JDK completes, the newest first. */
  private static final List<TlsVersion> CURRENT = List.of(TlsVersion.TLS_1_3, TlsVersion.TLS_1_2);

  private static final Duration STATUS_TIMEOUT = Duration.ofSeconds(5);

  private final TlsEndpoint endpoint;
  private final ServerName name;
  private final TrustAnchors anchors;
  private final Instant at;
  private final Map<TlsVersion, VersionAnswer> answers = new EnumMap<>(TlsVersion.class);
  private final Map<TlsVersion, PresentedChain> chains = new EnumMap<>(TlsVersion.class);
  private final Map<TlsVersion, ChainJudgement> judgements = new EnumMap<>(TlsVersion.class);
  private final List<String> statusFailures = new ArrayList<>();
  private final boolean asksForStatus;
  private final Map<TlsVersion, IOException> failures = new EnumMap<>(TlsVersion.class);

  private ServerScan(Target target) {
    this.endpoint = Server.endpoint(target);
    this.name = Server.name(target);
    this.anchors = Server.anchors(target);
    this.at = Instant.now();
    this.asksForStatus = RevocationChecks.isOn(target);
  }

  /** Asks for every version, and reads the chain in every current version that is offered. */
  static ServerScan of(Target target) {
    ServerScan scan = new ServerScan(target);
    for (TlsVersion version : TlsVersion.values()) {
      try {
        VersionAnswer answer = VersionProbe.ask(scan.endpoint, version);
        scan.answers.put(version, answer);
        if (answer.isOffered() && CURRENT.contains(version)) {
          scan.chains.put(version, PresentedChain.read(scan.endpoint, version));
        }
      } catch (IOException e) {
        scan.failures.put(version, e);
      }
    }
    return scan;
  }

  Instant at() {
    return at;
  }

  /** Returns what the handshakes asked for, for the evidence. */
  String asked(TlsVersion version) {
    String sni = endpoint.serverName();
    return "ClientHello of %s to %s, %s"
        .formatted(version, endpoint, sni == null ? "without server name" : "server name " + sni);
  }

  /**
   * Returns how the server answered the offer of a version.
   *
   * @throws Inconclusive if the connection failed
   */
  VersionAnswer answer(TlsVersion version) {
    VersionAnswer answer = answers.get(version);
    if (answer == null) {
      throw new Inconclusive(
          "No answer to " + asked(version) + ": " + failures.get(version), failures.get(version));
    }
    return answer;
  }

  /** Returns the current versions in which a chain was read, the newest first. */
  List<TlsVersion> readVersions() {
    return CURRENT.stream().filter(chains::containsKey).toList();
  }

  /**
   * Returns the newest version in which a chain was read.
   *
   * @throws Inconclusive if there is none
   */
  TlsVersion newest() {
    List<TlsVersion> read = readVersions();
    if (read.isEmpty()) {
      List<String> reasons = new ArrayList<>();
      for (TlsVersion version : CURRENT) {
        reasons.add(version + ": " + reason(version));
      }
      throw new Inconclusive(
          "No certificate was read, since no handshake of a current version was completed. "
              + String.join("; ", reasons));
    }
    return read.get(0);
  }

  private String reason(TlsVersion version) {
    IOException failure = failures.get(version);
    return failure == null ? answer(version).detail() : String.valueOf(failure.getMessage());
  }

  /**
   * Returns what was sent in the handshake of a version.
   *
   * @throws Inconclusive if that handshake was not completed
   */
  PresentedChain chain(TlsVersion version) {
    PresentedChain chain = chains.get(version);
    if (chain == null) {
      throw new Inconclusive("No handshake of " + version + " was completed: " + reason(version));
    }
    return chain;
  }

  /**
   * Returns the judgement of the chain that was sent in a version.
   *
   * @throws Inconclusive if that handshake was not completed
   */
  ChainJudgement judgement(TlsVersion version) {
    PresentedChain chain = chain(version);
    return judgements.computeIfAbsent(version, v -> judge(chain));
  }

  /** Judges once to find the path, asks about the certificates on it, and judges again. */
  private ChainJudgement judge(PresentedChain chain) {
    ChainQuestion question = ChainQuestion.of(chain.certificates(), anchors, name, at);
    ChainJudgement unasked = ChainJudge.judge(question);
    try {
      StatusClient.Answers answers =
          StatusClient.ask(
              asksForStatus ? unasked.certificates() : List.of(), chain.stapled(), STATUS_TIMEOUT);
      statusFailures.addAll(answers.failures());
      return ChainJudge.judge(question.with(answers.evidence()));
    } catch (RuntimeException e) {
      // Decoders throw what they like. An extension that cannot be decoded is found by a check of
      // its own.
      return unasked;
    }
  }

  /** Returns who did not tell the status of a certificate, and why. */
  List<String> statusFailures() {
    return List.copyOf(statusFailures);
  }
}
