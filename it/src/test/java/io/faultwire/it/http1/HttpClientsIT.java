package io.faultwire.it.http1;

import io.faultwire.it.machine.Need;
import io.faultwire.it.machine.Requires;
import io.faultwire.it.machine.Versions;
import io.faultwire.it.server.Verdicts;
import io.faultwire.suites.http1client.ClientChecks;
import io.faultwire.suites.http1client.HttpCaller;
import java.io.IOException;
import java.nio.file.Path;
import okhttp3.OkHttp;
import org.apache.hc.core5.util.VersionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * What the suite {@code http1-client} says of well-known clients, as they are by default but that
 * they follow redirects; each violation is one by the octets in the report.
 */
@Execution(ExecutionMode.CONCURRENT)
class HttpClientsIT {
  private static final String SUITE = "http1-client";

  private static void judge(String client, String version, HttpCaller caller) throws IOException {
    Path report = Path.of("target", SUITE, client);
    Verdicts.ofClient(SUITE, client)
        .areThoseOf(version, ClientChecks.of(client, caller).reportTo(report).run());
  }

  @Test
  void javaNetHttp() throws IOException {
    judge("java.net.http", String.valueOf(Runtime.version().feature()), HttpCallers.javaNetHttp());
  }

  @Test
  void httpUrlConnection() throws IOException {
    judge(
        "HttpURLConnection",
        String.valueOf(Runtime.version().feature()),
        HttpCallers::httpUrlConnection);
  }

  @Test
  void okHttp() throws IOException {
    judge("OkHttp", OkHttp.VERSION, HttpCallers.okHttp());
  }

  @Test
  void apache() throws IOException {
    String version =
        VersionInfo.loadVersionInfo("org.apache.hc.client5", HttpClientsIT.class.getClassLoader())
            .getRelease();
    judge("Apache-HttpClient", version, HttpCallers.apache());
  }

  @Test
  @Requires(Need.CLIENTS)
  void curl() throws IOException {
    String curl = "curl -q -sS -L --noproxy * ";
    Verdicts.ofClient(SUITE, "curl")
        .with("command", curl + "{urls}")
        .with("headCommand", curl + "-I -o /dev/null {url}")
        .with("postCommand", curl + "--data-raw {content} {url}")
        .with("authorizedCommand", curl + "-H 'Authorization: {authorization}' {url}")
        .areThoseOf(Versions.exactly("curl", "--version"));
  }

  @Test
  @Requires(Need.CLIENTS)
  void wget() throws IOException {
    String wget = "wget --no-config --no-proxy -nv -t 1 -O - ";
    Verdicts.ofClient(SUITE, "wget")
        .with("command", wget + "{urls}")
        .with("headCommand", wget + "--method=HEAD {url}")
        .with("postCommand", wget + "--post-data={content} {url}")
        .with("authorizedCommand", wget + "--header 'Authorization: {authorization}' {url}")
        .areThoseOf(Versions.exactly("wget", "--version"));
  }
}
