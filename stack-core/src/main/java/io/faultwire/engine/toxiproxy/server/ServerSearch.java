package io.faultwire.engine.toxiproxy.server;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Looks for a server: an address, a program, Docker, in this order.
 *
 * <p>What a setting names must work; what is merely there may not, and then the next is tried.
 */
final class ServerSearch {
  private static final String PROGRAM = "toxiproxy-server";

  private final UnaryOperator<String> settings;
  private final String path;
  private final List<String> reasons = new ArrayList<>();

  ServerSearch(UnaryOperator<String> settings, String path) {
    this.settings = settings;
    this.path = path;
  }

  /**
   * Returns a server that was found or started.
   *
   * @throws ToxiproxyException if one that a setting names does not work
   * @throws ToxiproxyUnavailableException if there is none
   */
  ToxiproxyServer find() {
    String url = settings.apply(ServerSettings.URL);
    if (!url.isEmpty()) {
      return ServerCheck.open(
          ServerAddress.of(
              url, settings.apply(ServerSettings.PORTS), settings.apply(ServerSettings.GATEWAY)));
    }
    String binary = settings.apply(ServerSettings.BINARY);
    if (!binary.isEmpty()) {
      return named(Path.of(binary).toAbsolutePath());
    }
    return onPath().or(this::inContainer).orElseThrow(this::none);
  }

  private static ToxiproxyServer named(Path binary) {
    if (!ServerProcess.isProgram(binary)) {
      throw new ToxiproxyException(
          ServerSettings.BINARY
              + "="
              + binary
              + ": there is no such program. Name one that "
              + ToxiproxyServer.RELEASES
              + " has, or leave it out");
    }
    try {
      return start(ServerProcess.start(binary));
    } catch (ToxiproxyUnavailableException e) {
      throw new ToxiproxyException(String.valueOf(e.getMessage()), e);
    }
  }

  private Optional<ToxiproxyServer> onPath() {
    Optional<Path> binary =
        Stream.of(path.split(File.pathSeparator))
            .filter(directory -> !directory.isEmpty())
            .flatMap(each -> Stream.of(Path.of(each, PROGRAM), Path.of(each, PROGRAM + ".exe")))
            .filter(ServerProcess::isProgram)
            .findFirst();
    if (binary.isEmpty()) {
      reasons.add(PROGRAM + " is not on the PATH");
    }
    try {
      return binary.map(file -> start(ServerProcess.start(file)));
    } catch (ToxiproxyUnavailableException | ToxiproxyException e) {
      reasons.add(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private Optional<ToxiproxyServer> inContainer() {
    try {
      Optional<String> lack = ServerContainer.lack();
      lack.ifPresent(reasons::add);
      return lack.isPresent()
          ? Optional.empty()
          : Optional.of(start(ServerContainer.start(settings.apply(ServerSettings.IMAGE))));
    } catch (NoClassDefFoundError e) {
      reasons.add(
          "for Docker, org.testcontainers:testcontainers-toxiproxy is not on the class path");
    } catch (ToxiproxyUnavailableException | ToxiproxyException e) {
      reasons.add(String.valueOf(e.getMessage()));
    }
    return Optional.empty();
  }

  private static ToxiproxyServer start(Origin origin) {
    try {
      return ServerCheck.open(origin);
    } catch (RuntimeException e) {
      origin.end();
      throw e;
    }
  }

  private ToxiproxyUnavailableException none() {
    return new ToxiproxyUnavailableException(
        "there is no Toxiproxy server: "
            + ServerSettings.URL
            + " is not set; "
            + String.join("; ", reasons)
            + ". Install one of these, see "
            + ToxiproxyServer.RELEASES);
  }
}
