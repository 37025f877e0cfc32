package io.faultwire.it.certificates;

import io.faultwire.tls.PemFiles;
import io.faultwire.tls.catalogue.PreparedChain;
import io.faultwire.tls.revocation.StatusEntry;
import io.faultwire.tls.revocation.StatusEntry.Protocol;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A chain as files for programs, which are run at the chain's time. */
final class ChainFiles {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  private final PreparedChain chain;
  private final Path directory;

  private ChainFiles(PreparedChain chain, Path directory) {
    this.chain = chain;
    this.directory = directory;
  }

  /** Writes root.pem, leaf.pem, sent.pem, and where there are such issuer.pem and lists.pem. */
  static ChainFiles write(PreparedChain chain, Path directory) throws IOException {
    ChainFiles files = new ChainFiles(chain, directory);
    files.pem("root.pem", List.of(chain.root().certificate()));
    files.pem("leaf.pem", List.of(chain.chain().leaf()));
    files.pem("sent.pem", chain.chain().presented());
    StringBuilder lists = new StringBuilder();
    for (StatusEntry entry : chain.statuses()) {
      if (entry.protocol() == Protocol.LIST && entry.answer().isGiven()) {
        lists.append("-----BEGIN X509 CRL-----\n");
        lists.append(Base64.getMimeEncoder().encodeToString(entry.content()));
        lists.append("\n-----END X509 CRL-----\n");
      }
    }
    if (!lists.isEmpty()) {
      Files.writeString(directory.resolve("lists.pem"), lists);
    }
    return files;
  }

  private void pem(String name, List<java.security.cert.X509Certificate> certificates)
      throws IOException {
    Files.writeString(directory.resolve(name), PemFiles.certificates(certificates));
  }

  boolean hasLists() {
    return Files.exists(directory.resolve("lists.pem"));
  }

  boolean wantsLists() {
    return chain.statuses().stream().anyMatch(e -> e.protocol() == Protocol.LIST);
  }

  /** Returns who is to be asked by OCSP about the leaf. */
  Optional<StatusEntry> responder() {
    return chain.statuses().stream().filter(e -> e.protocol() == Protocol.OCSP).findFirst();
  }

  /** Writes response.der and issuer.pem for the answer of a responder. */
  void writeResponse(StatusEntry entry) throws IOException {
    Files.write(directory.resolve("response.der"), entry.content());
    pem("issuer.pem", List.of(entry.issuer().certificate()));
  }

  /** Runs a program in the directory, with a clock that stands at the chain's time. */
  String run(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    Collections.addAll(command, "faketime", "-f", CLOCK.format(chain.root().now()));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().put("TZ", "UTC");
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return said.strip() + "\nexit " + process.waitFor();
  }
}
