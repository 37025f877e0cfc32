package io.faultwire.it.certificates;

import io.faultwire.it.machine.Versions;
import io.faultwire.tls.catalogue.PreparedChain;
import io.faultwire.tls.judgement.ServerName;
import io.faultwire.tls.revocation.StatusEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** OpenSSL in its strict mode, at the security level of Debian. */
final class OpensslValidator implements Validator {
  private static final Pattern ERROR = Pattern.compile("error \\d+ at \\d+ depth lookup: ?(.*)");

  private final String name = "OpenSSL " + Versions.of("openssl", "version");

  @Override
  public String name() {
    return name;
  }

  @Override
  public String refusal(PreparedChain chain, Path directory) throws Exception {
    ChainFiles files = ChainFiles.write(chain, directory);
    boolean address = ServerName.of(chain.host()).isAddress();
    List<String> verify = new ArrayList<>();
    Collections.addAll(verify, "openssl", "verify", "-x509_strict", "-no-CApath", "-no-CAstore");
    Collections.addAll(verify, "-purpose", "sslserver", "-auth_level", "2");
    Collections.addAll(verify, address ? "-verify_ip" : "-verify_hostname", chain.host());
    if (files.wantsLists()) {
      verify.add(chain.named().id().contains("issuer") ? "-crl_check_all" : "-crl_check");
    }
    if (files.hasLists()) {
      Collections.addAll(verify, "-CRLfile", "lists.pem");
    }
    Collections.addAll(verify, "-CAfile", "root.pem", "-untrusted", "sent.pem", "leaf.pem");
    String said = files.run(verify);
    if (!said.contains("leaf.pem: OK")) {
      Matcher error = ERROR.matcher(said);
      return error.find() ? error.group(1) : said;
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
                "openssl",
                "ocsp",
                "-respin",
                "response.der",
                "-issuer",
                "issuer.pem",
                "-cert",
                "leaf.pem",
                "-VAfile",
                "issuer.pem",
                "-no_nonce"));
    boolean good =
        said.contains("Response verify OK")
            && said.contains("leaf.pem: good")
            && !said.contains("Status times invalid");
    return good ? "" : said.lines().limit(3).reduce("", (a, b) -> a + " " + b).strip();
  }
}
