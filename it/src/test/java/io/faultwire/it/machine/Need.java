package io.faultwire.it.machine;

import io.faultwire.engine.toxiproxy.server.ToxiproxyServer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Something that a machine may lack: a program, a JDK, a right. */
public enum Need {
  /** TAP devices and network namespaces, with {@code ip} and {@code ss} to look at them. */
  KERNEL("apt-get install iproute2, and run as root") {
    @Override
    Optional<String> findLack() {
      return Kernel.lackOfNetworkAdministration().or(() -> Programs.lack("ip", "ss"));
    }
  },
  /** The dissector that judges captures. */
  TSHARK("apt-get install tshark", "tshark"),
  /** A real web server. */
  NGINX("apt-get install nginx-light", "nginx"),
  /** Another real web server. */
  APACHE("apt-get install apache2-bin", "apache2"),
  /** A real load balancer. */
  HAPROXY("apt-get install haproxy", "haproxy"),
  /** A real Redis server. */
  REDIS("apt-get install redis-server", "redis-server"),
  /** A real PostgreSQL server. */
  POSTGRES("apt-get install postgresql") {
    @Override
    Optional<String> findLack() {
      return Programs.findPostgres("initdb").isPresent()
          ? Optional.empty()
          : Optional.of("there is no PostgreSQL server");
    }
  },
  /** A browser without a window, and what drives it. */
  CHROMIUM("apt-get install chromium chromium-driver", "chromium", "chromedriver"),
  /** The second opinion on certificates. */
  OPENSSL("apt-get install openssl", "openssl"),
  /** The third opinion on certificates, and a clock that can be set for it. */
  GNUTLS("apt-get install gnutls-bin faketime", "certtool", "ocsptool", "faketime"),
  /** Clients that are programs: curl with OpenSSL, wget, and git, whose curl has GnuTLS. */
  CLIENTS("apt-get install curl wget git", "curl", "wget", "git"),
  /** A Toxiproxy server, by address or as a program. */
  TOXIPROXY(
      "go install github.com/Shopify/toxiproxy/v2/cmd/server@v2.12.0, and put it on the PATH as"
          + " toxiproxy-server") {
    @Override
    Optional<String> findLack() {
      return ToxiproxyServer.lack();
    }
  },
  /** A Docker daemon with the image of Toxiproxy, or a registry to have it from. */
  DOCKER("start Docker, or name its address by DOCKER_HOST", "docker") {
    @Override
    Optional<String> findLack() {
      return Docker.lack();
    }
  },
  /** A JDK 25 beside the one that runs the tests. */
  JDK25("install a JDK 25 below /usr/lib/jvm, or set JAVA25_HOME to it") {
    @Override
    Optional<String> findLack() {
      return Jdks.home(25).isPresent() ? Optional.empty() : Optional.of("no JDK 25 was found");
    }
  };

  private final String remedy;
  private final String[] programs;

  Need(String remedy, String... programs) {
    this.remedy = remedy;
    this.programs = programs;
  }

  /** Returns the name by which {@code faultwire.required} knows this need. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the first program of this need, as an absolute path.
   *
   * @throws IllegalStateException if this need is not a program, or the machine lacks it
   */
  public Path program() {
    if (programs.length == 0) {
      throw new IllegalStateException(id() + " is not a program");
    }
    return Programs.find(programs[0])
        .orElseThrow(
            () -> new IllegalStateException(programs[0] + " is not on the PATH; " + remedy));
  }

  /**
   * Returns what the machine lacks for this need and the remedy, or nothing if it lacks nothing.
   */
  public Optional<String> lack() {
    return findLack().map(lack -> lack + " (" + remedy + ")");
  }

  Optional<String> findLack() {
    return Programs.lack(programs);
  }
}
