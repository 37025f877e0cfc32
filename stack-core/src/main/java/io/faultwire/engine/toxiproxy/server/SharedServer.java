package io.faultwire.engine.toxiproxy.server;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The one server of this JVM. */
final class SharedServer {
  static final System.Logger LOG = System.getLogger("io.faultwire.toxiproxy");

  private static final String PROGRAM = "toxiproxy-server";
  private static final Pattern VERSION = Pattern.compile("\"version\"\\s*:\\s*\\\\?\"([^\"\\\\]*)");

  private static @Nullable ToxiproxyServer server;
  private static @Nullable String lack;

  private SharedServer() {}

  static synchronized ToxiproxyServer get() {
    ToxiproxyServer known = server;
    if (known != null && !known.isDead()) {
      return known;
    }
    if (lack != null) {
      throw new ToxiproxyUnavailableException(lack);
    }
    try {
      ToxiproxyServer found = find();
      server = found;
      Runtime.getRuntime().addShutdownHook(new Thread(found::end, "faultwire-toxiproxy-end"));
      return found;
    } catch (ToxiproxyUnavailableException e) {
      lack = e.getMessage();
      throw e;
    }
  }

  static Optional<String> lack() {
    try {
      get();
      return Optional.empty();
    } catch (ToxiproxyUnavailableException e) {
      return Optional.ofNullable(e.getMessage());
    }
  }

  private static ToxiproxyServer find() {
    Path binary =
        findBinary()
            .orElseThrow(
                () ->
                    new ToxiproxyUnavailableException(
                        "there is no Toxiproxy: " + PROGRAM + " is not on the PATH"));
    return open(ServerProcess.start(binary));
  }

  static ToxiproxyServer open(Origin origin) {
    try {
      Matcher version = VERSION.matcher(new ApiClient(origin.url()).get("/version").body());
      ToxiproxyServer opened =
          new ToxiproxyServer(origin, version.find() ? version.group(1) : "unknown");
      LOG.log(System.Logger.Level.INFO, "Toxiproxy {0}: {1}", opened.version(), opened);
      return opened;
    } catch (IOException e) {
      throw new ToxiproxyUnavailableException(origin.url() + ": " + e.getMessage());
    }
  }

  private static Optional<Path> findBinary() {
    String configured = ServerSettings.get(ServerSettings.BINARY);
    if (!configured.isEmpty()) {
      return Optional.of(Path.of(configured).toAbsolutePath());
    }
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(directory -> !directory.isEmpty())
        .flatMap(
            directory ->
                Stream.of(Path.of(directory, PROGRAM), Path.of(directory, PROGRAM + ".exe")))
        .filter(ServerProcess::isProgram)
        .findFirst();
  }
}
