package io.faultwire.junit;

import io.faultwire.capture.Capture;
import io.faultwire.engine.Network;
import io.faultwire.engine.toxiproxy.stream.StreamProxy;
import io.faultwire.host.HostStack;
import io.faultwire.junit.internal.DeclarationProblems;
import io.faultwire.time.Seed;
import io.faultwire.topology.HostSpec;
import io.faultwire.topology.LinkSpec;
import io.faultwire.topology.Topology;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ServerSocketFactory;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/** A parameter that stands for a network or a part of it. */
final class NetworkParameter {
  private static final String TYPES =
      "Take a Network, Capture, Topology or Seed, or with @At a Network.Host, Network.Link,"
          + " HostStack, SocketFactory or ServerSocketFactory";

  private static final Map<Class<?>, Function<Network, Object>> OF_NETWORK =
      Map.of(
          Network.class, network -> network,
          Capture.class, Network::capture,
          Topology.class, Network::topology,
          Seed.class, Network::seed);

  private static final Map<Class<?>, Function<Network.Host, Object>> OF_HOST =
      Map.of(
          Network.Host.class, host -> host,
          HostStack.class, Network.Host::stack,
          SocketFactory.class, Network.Host::socketFactory,
          ServerSocketFactory.class, Network.Host::serverSocketFactory);

  private final Class<?> type;
  private final @Nullable At at;
  private final String text;

  private NetworkParameter(Parameter parameter) {
    this.type = parameter.getType();
    this.at = parameter.getAnnotation(At.class);
    this.text =
        (at == null ? "" : AnnotationText.of(at) + " ")
            + (type.isMemberClass() ? type.getEnclosingClass().getSimpleName() + "." : "")
            + type.getSimpleName()
            + " of "
            + DeclaredAnnotations.describe(parameter.getDeclaringExecutable());
  }

  /** Return the parameter, if it is one for a network to give, as an upstream is not. */
  static Optional<NetworkParameter> of(Parameter parameter) {
    Class<?> type = parameter.getType();
    if (type == StreamProxy.class) {
      return Optional.empty();
    }
    boolean known =
        parameter.isAnnotationPresent(At.class)
            || OF_NETWORK.containsKey(type)
            || OF_HOST.containsKey(type)
            || type == Network.Link.class;
    return known ? Optional.of(new NetworkParameter(parameter)) : Optional.empty();
  }

  /** Add what is wrong with it in a network of this topology. */
  void check(Topology topology, DeclarationProblems problems) {
    if (OF_HOST.containsKey(type)) {
      checkName("host", topology.hosts().stream().map(HostSpec::name).toList(), problems);
    } else if (type == Network.Link.class) {
      checkLink(topology.links(), problems);
    } else if (!OF_NETWORK.containsKey(type)) {
      problems.add(text, "a network has no such thing to give", TYPES);
    } else if (at != null) {
      problems.add(text, "there is only one of it in a network", "Remove the @At");
    }
  }

  private void checkName(String kind, List<String> names, DeclarationProblems problems) {
    String example = names.isEmpty() ? "client" : names.get(0);
    if (at == null) {
      problems.add(
          text, "it does not say which " + kind, "Write @At(\"" + example + "\") before it");
    } else if (!names.contains(at.value())) {
      problems.add(
          text,
          "the network has no " + kind + " '" + at.value() + "'",
          "Write one of " + String.join(", ", names));
    }
  }

  private void checkLink(List<LinkSpec> links, DeclarationProblems problems) {
    if (at == null && links.size() == 1) {
      return;
    }
    if (at == null || links.stream().noneMatch(link -> isNamed(link, at.value()))) {
      checkName("link", links.stream().map(LinkSpec::name).toList(), problems);
    }
  }

  private static boolean isNamed(LinkSpec link, String name) {
    return link.name().equals(name) || (link.b() + "-" + link.a()).equals(name);
  }

  /** Return what it stands for; it was checked before. */
  Object resolve(Network network) {
    Function<Network, Object> ofNetwork = OF_NETWORK.get(type);
    if (ofNetwork != null) {
      return ofNetwork.apply(network);
    }
    Function<Network.Host, Object> ofHost = OF_HOST.get(type);
    if (ofHost != null && at != null) {
      return ofHost.apply(network.host(at.value()));
    }
    LinkSpec link =
        network.topology().links().stream()
            .filter(each -> at == null || isNamed(each, at.value()))
            .findFirst()
            .orElseThrow();
    return network.link(link.a(), link.b());
  }

  @Override
  public String toString() {
    return text;
  }
}
