package io.faultwire.junit;

import io.faultwire.engine.HostProgram;
import io.faultwire.junit.DeclaredAnnotations.Found;
import io.faultwire.junit.internal.DeclarationProblems;
import io.faultwire.junit.internal.LinkDeclaration;
import io.faultwire.junit.internal.NetworkDeclaration;
import io.faultwire.junit.internal.Place;
import io.faultwire.tcp.Ecn;
import io.faultwire.tcp.TcpOptions;
import io.faultwire.topology.HostBuilder;
import io.faultwire.topology.LinkProfile;
import io.faultwire.topology.LinkProfileBuilder;
import io.faultwire.topology.Topology;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turn annotations into a topology. */
final class DeclarationReader {
  private final DeclarationProblems problems;
  private final NetworkDeclaration network;

  private DeclarationReader(String subject) {
    problems = new DeclarationProblems(subject);
    network = new NetworkDeclaration(problems);
  }

  /**
   * Return the topology that annotations declare; if there are none, that of two hosts and a link.
   *
   * @param subject the class or method that it is for, as messages call it
   * @throws org.junit.jupiter.api.extension.ExtensionConfigurationException if something is wrong
   */
  static Topology read(String subject, List<Found> annotations) {
    DeclarationReader reader = new DeclarationReader(subject);
    annotations.forEach(reader::add);
    if (reader.network.isEmpty()) {
      reader.addDefaults();
    }
    return reader.network.toTopology();
  }

  private void addDefaults() {
    Place place = Place.of("@NetworkTest", "a class that declares nothing else");
    network.host("client", host -> {}, place);
    network.host("server", host -> {}, place);
    network.link(
        new LinkDeclaration(List.of("client", "server"), "", LinkProfile.PERFECT, 0, place));
  }

  private void add(Found found) {
    Place place = found.place();
    if (found.annotation() instanceof Host host) {
      network.host(host.value(), declared -> declare(host, declared), place);
    } else if (found.annotation() instanceof Switch device) {
      network.networkSwitch(device.value(), place);
    } else if (found.annotation() instanceof Link link) {
      LinkProfile profile = profile(link, place);
      if (profile != null) {
        network.link(
            new LinkDeclaration(List.of(link.between()), link.from(), profile, link.mtu(), place));
      }
    }
  }

  private static void declare(Host host, HostBuilder declared) {
    List.of(host.address()).forEach(declared::address);
    List.of(host.mac()).forEach(declared::mac);
    if (host.program() != HostProgram.class) {
      declared.program(host.program());
    }
    if (host.ecn()) {
      declared.tcp(TcpOptions.DEFAULT.toBuilder().ecn(Ecn.REQUEST).build());
    }
  }

  private @Nullable LinkProfile profile(Link link, Place place) {
    LinkProfileBuilder profile = link.preset().profile().toBuilder();
    set(link.lossPercent(), profile::loss);
    if (link.ecn()) {
      profile.ecn(true);
    }
    set(link.reorderPercent(), profile::reorder);
    set(link.duplicatePercent(), profile::duplicate);
    set(link.corruptPercent(), profile::corrupt);
    set(link.latencyMillis(), millis -> profile.latency(duration(millis)));
    set(link.jitterMillis(), millis -> profile.jitter(duration(millis)));
    if (link.reorderGap() != 0) {
      profile.reorderGap(link.reorderGap());
    }
    if (link.bitsPerSecond() != 0) {
      profile.rate(link.bitsPerSecond());
    }
    if (link.queueLimit() != 0) {
      profile.queueLimit(link.queueLimit());
    }
    try {
      return profile.build();
    } catch (IllegalArgumentException e) {
      problems.add(place, String.valueOf(e.getMessage()), "Give a value in that range");
      return null;
    }
  }

  private static void set(double value, java.util.function.DoubleConsumer attribute) {
    if (!Double.isNaN(value)) {
      attribute.accept(value);
    }
  }

  private static Duration duration(double millis) {
    return Duration.ofNanos(Math.round(millis * 1e6));
  }
}
