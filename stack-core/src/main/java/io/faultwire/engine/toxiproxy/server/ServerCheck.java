package io.faultwire.engine.toxiproxy.server;

import com.google.gson.JsonObject;
import io.faultwire.engine.toxiproxy.server.ApiClient.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks at a server before the first proxy is made, so that what is wrong is said once, and early.
 */
final class ServerCheck {
  /** The first version that takes PATCH, by which a toxic is changed. */
  private static final String OLDEST = "2.6.0";

  private static final Pattern VERSION = Pattern.compile("(git|\\d+\\.\\d+\\.\\d+)");
  private static final int REACH_MILLIS = 5_000;

  private final Origin origin;
  private final ApiClient api;

  private ServerCheck(Origin origin) {
    this.origin = origin;
    this.api = new ApiClient(origin.url());
  }

  /**
   * Returns a server that is new enough and can be reached, without what a killed JVM left in it.
   *
   * @throws ToxiproxyException if it is not; the message has the remedy
   */
  static ToxiproxyServer open(Origin origin) {
    ServerCheck check = new ServerCheck(origin);
    try {
      String version = check.version();
      check.refuseOld(version);
      ToxiproxyServer server = new ToxiproxyServer(origin, version);
      if (origin.outlivesUs() || origin.hasFewPorts()) {
        check.removeLeftOvers(server);
        check.reach(server);
      }
      SharedServer.LOG.log(System.Logger.Level.INFO, "Toxiproxy {0}: {1}", version, server);
      return server;
    } catch (IOException e) {
      throw new ToxiproxyException(
          "no Toxiproxy server answers at "
              + origin.url()
              + ", "
              + origin.description()
              + ": "
              + e.getMessage()
              + ". "
              + origin.remedy()
              + ".",
          e);
    }
  }

  private String version() throws IOException {
    Answer answer = api.get("/version");
    Matcher version = VERSION.matcher(answer.body());
    if (!answer.isSuccess() || !version.find()) {
      throw new ToxiproxyException(
          origin.url()
              + ", "
              + origin.description()
              + ", is not the API of a Toxiproxy server: GET /version has status "
              + answer.status()
              + "; write the address that the server's option -port names, 8474 unless set");
    }
    return version.group();
  }

  /** A server that was built without its version does not tell it, so its ability is asked for. */
  private void refuseOld(String version) throws IOException {
    Answer answer = api.patch("/proxies/faultwire", new JsonObject());
    if (!answer.error().contains("proxy not found")) {
      throw new ToxiproxyException(
          "the Toxiproxy server at "
              + origin.url()
              + ", "
              + origin.description()
              + ", has version "
              + version
              + "; "
              + OLDEST
              + " is needed, since older ones cannot change a toxic with PATCH. Take a newer one: "
              + ToxiproxyServer.RELEASES);
    }
  }

  private void removeLeftOvers(ToxiproxyServer server) throws IOException {
    List<String> leftOvers =
        api.get("/proxies").json().getAsJsonObject().keySet().stream()
            .filter(ProxyNames::isLeftOver)
            .toList();
    leftOvers.forEach(name -> server.removeQuietly("/proxies/" + name));
    if (!leftOvers.isEmpty()) {
      SharedServer.LOG.log(
          System.Logger.Level.INFO,
          "removed what killed JVMs had left in {0}: {1}",
          origin.url(),
          leftOvers);
    }
  }

  /**
   * Goes there and back again, unless the way back is through a name that only the server knows.
   */
  private void reach(ToxiproxyServer server) throws IOException {
    try (ServerSocket here = new ServerSocket(0)) {
      here.setSoTimeout(REACH_MILLIS);
      InetSocketAddress upstream =
          new InetSocketAddress(InetAddress.getLoopbackAddress(), here.getLocalPort());
      try (Proxy proxy = server.proxy("probe", upstream);
          Socket client = connect(proxy)) {
        boolean seesUs =
            ServerAddress.isLoopback(origin.url().getHost())
                || !proxy.upstream().startsWith(upstream.getHostString() + ":");
        if (seesUs && origin.mustSeeThisMachine()) {
          acceptFrom(client, here, proxy);
        }
      }
    }
  }

  private Socket connect(Proxy proxy) throws IOException {
    Socket client = new Socket();
    try {
      client.connect(proxy.address(), REACH_MILLIS);
      return client;
    } catch (IOException e) {
      client.close();
      throw new ToxiproxyException(
          "the Toxiproxy server "
              + origin.url()
              + " answers, but its proxies cannot be reached at "
              + proxy.address()
              + ": "
              + e.getMessage()
              + ". If it runs in a container, publish ports under their own numbers and name them by "
              + ServerSettings.PORTS
              + "=8666-8697",
          e);
    }
  }

  private void acceptFrom(Socket client, ServerSocket here, Proxy proxy) throws IOException {
    try (Socket arrived = here.accept()) {
      arrived.setTcpNoDelay(true);
    } catch (SocketTimeoutException e) {
      throw new ToxiproxyException(
          "the Toxiproxy server "
              + origin.url()
              + " cannot reach this machine as "
              + proxy.upstream()
              + " (asked from port "
              + client.getLocalPort()
              + "). If it runs in a container, name this machine by "
              + ServerSettings.GATEWAY
              + "=host.docker.internal",
          e);
    }
  }
}
