package io.faultwire.it.certificates;

import io.faultwire.it.machine.Versions;
import io.faultwire.tls.catalogue.PreparedChain;
import io.faultwire.tls.revocation.StatusEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * GnuTLS at its medium security level, which asks for RSA of 2048 bits as OpenSSL's second does.
 */
final class GnutlsValidator implements Validator {
  private static final Pattern REASON =
      Pattern.compile("Chain verification output: (?:Not verified\\. ?)?(.*)");
  private static final String SERVER = "1.3.6.1.5.5.7.3.1";

  private final String name = "GnuTLS " + Versions.of("certtool", "--version");

  @Override
  public String name() {
    return name;
  }

  @Override
  public String refusal(PreparedChain chain, Path directory) throws Exception {
    ChainFiles files = ChainFiles.write(chain, directory);
    List<String> verify = new ArrayList<>();
    Collections.addAll(verify, "certtool", "--verify", "--infile", "sent.pem");
    Collections.addAll(verify, "--load-ca-certificate", "root.pem", "--verify-profile", "medium");
    Collections.addAll(verify, "--verify-hostname", chain.host(), "--verify-purpose", SERVER);
    if (files.hasLists()) {
      Collections.addAll(verify, "--load-crl", "lists.pem");
    }
    String said = files.run(verify);
    if (!said.contains("Chain verification output: Verified") || !said.endsWith("exit 0")) {
      Matcher reason = REASON.matcher(said);
      return reason.find() ? reason.group(1) : said.lines().reduce("", (a, b) -> b + " " + a);
    }
    if (files.wantsLists() && !files.hasLists()) {
      return "no revocation list";
    }
    if (files.responder().isPresent()) {
      return status(files, files.responder().get());
    }
    return "";
  }

  private static String status(ChainFiles files, StatusEntry entry) throws Exception {
    if (!entry.answer().isGiven()) {
      return "no OCSP response";
    }
    files.writeResponse(entry);
    String said =
        files.run(
            List.of(
                "ocsptool",
                "--verify-response",
                "--load-response",
                "response.der",
                "--load-signer",
                "issuer.pem",
                "--load-cert",
                "leaf.pem"));
    boolean good =
        said.contains("Verifying OCSP Response: Success")
            && said.contains("Certificate Status: good");
    return good
        ? ""
        : said.lines()
            .filter(l -> l.contains("Status") || l.contains("Verif"))
            .reduce("", (a, b) -> a + " " + b)
            .strip();
  }
}
