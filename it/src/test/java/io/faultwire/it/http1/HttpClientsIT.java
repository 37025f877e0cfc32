package io.faultwire.it.http1;

import io.faultwire.conformance.ConformanceReport;
import io.faultwire.conformance.run.RunRequest;
import io.faultwire.it.machine.Need;
import io.faultwire.it.machine.Requires;
import io.faultwire.junit.runner.ConformanceRun;
import io.faultwire.suites.http1client.ClientChecks;
import io.faultwire.suites.http1client.HttpCaller;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
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
  private static final Path REPORTS = Path.of("target", "http1", "clients");

  private static void compare(String client, String version, ConformanceReport report)
      throws IOException {
    if (!Verdicts.compare(client, version, report, HttpClientsIT::neutral)) {
      System.out.println("NOT RECORDED: what " + client + " " + version + " makes of answers");
    }
  }

  private static String neutral(String message) {
    return message.replaceAll("localhost:\\d+", "localhost:PORT");
  }

  private static void judge(String client, String version, HttpCaller caller) throws IOException {
    compare(
        client, version, ClientChecks.of(client, caller).reportTo(REPORTS.resolve(client)).run());
  }

  private static void judge(String client, Map<String, String> commands) throws Exception {
    RunRequest request = RunRequest.of("http1-client").withReportDirectory(REPORTS.resolve(client));
    for (Map.Entry<String, String> each : commands.entrySet()) {
      request = request.withOption(each.getKey(), each.getValue());
    }
    String version = ProgramsIT.version(client, "--version");
    compare(client, version, ConformanceRun.of(request).run());
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
  void curl() throws Exception {
    String curl = "curl -q -sS -L --noproxy * ";
    judge(
        "curl",
        new TreeMap<>(
            Map.of(
                "command", curl + "{urls}",
                "headCommand", curl + "-I -o /dev/null {url}",
                "postCommand", curl + "--data-raw {content} {url}",
                "authorizedCommand", curl + "-H 'Authorization: {authorization}' {url}")));
  }

  @Test
  @Requires(Need.CLIENTS)
  void wget() throws Exception {
    String wget = "wget --no-config --no-proxy -nv -t 1 -O - ";
    judge(
        "wget",
        new TreeMap<>(
            Map.of(
                "command", wget + "{urls}",
                "headCommand", wget + "--method=HEAD {url}",
                "postCommand", wget + "--post-data={content} {url}",
                "authorizedCommand", wget + "--header 'Authorization: {authorization}' {url}")));
  }
}
