package io.faultwire.it.certificates;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.faultwire.tls.judgement.CertificateView;
import io.faultwire.tls.judgement.ChainJudge;
import io.faultwire.tls.judgement.ChainJudgement;
import io.faultwire.tls.judgement.ChainQuestion;
import io.faultwire.tls.judgement.Profile;
import io.faultwire.tls.judgement.ServerName;
import io.faultwire.tls.judgement.StatusEvidence;
import io.faultwire.tls.judgement.TrustAnchors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** One case of x509-limbo: certificates, a name, a time, and whether a client accepts. */
record LimboCase(String id, boolean valid, JsonObject json) {
  private static final String VECTORS = "shared/vectors/x509-limbo-half.json";
  private static final int DEFAULT_MAX_INTERMEDIATES = 8;

  /** Finds the vectors beside the checkout, or beside a directory above it. */
  static Optional<Path> vectors() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path vectors = at.resolve(VECTORS);
      if (Files.isRegularFile(vectors)) {
        return Optional.of(vectors);
      }
    }
    return Optional.empty();
  }

  /** Reads the cases that are about a server's certificate. */
  static List<LimboCase> ofServers(Path vectors) throws IOException {
    JsonObject file = JsonParser.parseString(Files.readString(vectors)).getAsJsonObject();
    List<LimboCase> cases = new ArrayList<>();
    for (JsonElement element : file.getAsJsonArray("testcases")) {
      JsonObject json = element.getAsJsonObject();
      if (json.get("validation_kind").getAsString().equals("SERVER")) {
        boolean valid = json.get("expected_result").getAsString().equals("SUCCESS");
        cases.add(new LimboCase(json.get("id").getAsString(), valid, json));
      }
    }
    return cases;
  }

  /** Returns what makes us refuse the chain, empty if we accept it. */
  String refusal() {
    try {
      ChainJudgement judgement = ChainJudge.judge(question());
      return judgement.findings().stream()
          .filter(f -> profile().refuses(f.point()))
          .map(f -> f.point() + " " + f.actual())
          .findFirst()
          .orElse("");
    } catch (IllegalArgumentException e) {
      return "unreadable: " + e.getMessage();
    }
  }

  /** The cases in these two name spaces are judged by the Baseline Requirements too. */
  private Profile profile() {
    return id.startsWith("webpki::") || id.startsWith("online::")
        ? Profile.WEB_PKI
        : Profile.RFC_5280;
  }

  private ChainQuestion question() {
    List<CertificateView> presented = new ArrayList<>();
    presented.add(certificate(json.get("peer_certificate")));
    presented.addAll(certificates("untrusted_intermediates"));
    JsonElement time = json.get("validation_time");
    JsonElement depth = json.get("max_chain_depth");
    return new ChainQuestion(
        presented,
        new TrustAnchors(certificates("trusted_certs"), List.of()),
        ServerName.of(json.getAsJsonObject("expected_peer_name").get("value").getAsString()),
        time.isJsonNull() ? Instant.now() : OffsetDateTime.parse(time.getAsString()).toInstant(),
        depth.isJsonNull() ? DEFAULT_MAX_INTERMEDIATES : depth.getAsInt(),
        new StatusEvidence(true, List.of(), List.of(), lists()));
  }

  private List<CertificateView> certificates(String key) {
    JsonArray array = json.getAsJsonArray(key);
    return array.asList().stream().map(LimboCase::certificate).toList();
  }

  private List<byte[]> lists() {
    return json.getAsJsonArray("crls").asList().stream().map(LimboCase::der).toList();
  }

  private static CertificateView certificate(JsonElement pem) {
    return CertificateView.parse(der(pem));
  }

  private static byte[] der(JsonElement pem) {
    String base64 = pem.getAsString().replaceAll("-----[A-Z0-9 ]+-----", "").strip();
    return Base64.getMimeDecoder().decode(base64);
  }
}
