package io.faultwire.junit.internal;

import io.faultwire.topology.HostBuilder;
import io.faultwire.topology.LinkBuilder;
import io.faultwire.topology.Topology;
import io.faultwire.topology.TopologyBuilder;
import io.faultwire.topology.TopologyException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What annotations declare about one network, each part with its place. */
public final class NetworkDeclaration {
  private final DeclarationProblems problems;
  private final TopologyBuilder topology = Topology.builder();
  private final Map<String, Place> places = new LinkedHashMap<>();
  private final Map<Set<String>, List<LinkDeclaration>> links = new LinkedHashMap<>();
  private boolean empty = true;

  /** Begin without anything; problems are added to those given. */
  public NetworkDeclaration(DeclarationProblems problems) {
    this.problems = problems;
  }

  /** Tell whether nothing was declared. */
  public boolean isEmpty() {
    return empty;
  }

  /** Add a host with what is declared of it. */
  public void host(String name, Consumer<HostBuilder> declaration, Place place) {
    if (isTaken(name, place)) {
      return;
    }
    attempt(place, () -> topology.host(name, declaration));
  }

  /** Add a switch. */
  public void networkSwitch(String name, Place place) {
    if (!isTaken(name, place)) {
      attempt(place, () -> topology.networkSwitch(name));
    }
  }

  private boolean isTaken(String name, Place place) {
    empty = false;
    Place other = places.putIfAbsent(name, place);
    if (other != null) {
      problems.add(
          place,
          "the name '" + name + "' is taken by " + other,
          "Give each host and switch of a network a name of its own");
    }
    return other != null;
  }

  /** Add a link, or one direction of it. */
  public void link(LinkDeclaration link) {
    empty = false;
    if (link.ends().size() != 2) {
      problems.add(
          link.place(),
          "a link joins two devices, not " + link.ends().size(),
          "Name two in 'between'; to join more, declare a @Switch and link each of them with it");
    } else if (link.ends().get(0).equals(link.ends().get(1))) {
      problems.add(
          link.place(),
          "it joins '" + link.ends().get(0) + "' with itself",
          "Name two different devices; a host reaches itself without a link");
    } else if (!link.isForBothDirections() && !link.ends().contains(link.from())) {
      problems.add(
          link.place(),
          "from = \"" + link.from() + "\" is no end of the link",
          "Write one of " + String.join(", ", link.ends()));
    } else {
      addDirection(link);
    }
  }

  private void addDirection(LinkDeclaration link) {
    List<LinkDeclaration> others = links.computeIfAbsent(link.pair(), ends -> new ArrayList<>());
    for (LinkDeclaration other : others) {
      if (other.from().equals(link.from())) {
        problems.add(
            link.place(),
            "this link is declared already, by " + other.place(),
            "Remove one of them, or give each direction its own with 'from'");
        return;
      }
    }
    others.add(link);
  }

  /**
   * Return the declared topology.
   *
   * @throws org.junit.jupiter.api.extension.ExtensionConfigurationException if something is wrong
   */
  public Topology toTopology() {
    links.values().forEach(this::build);
    problems.throwIfAny();
    try {
      return topology.build();
    } catch (TopologyException e) {
      blame(e);
      problems.throwIfAny();
      throw e;
    }
  }

  private void build(List<LinkDeclaration> directions) {
    LinkDeclaration first = directions.get(0);
    String a = first.ends().get(0);
    String b = first.ends().get(1);
    places.putIfAbsent(a + "-" + b, first.place());
    attempt(
        first.place(),
        () ->
            topology.link(
                a,
                b,
                (LinkBuilder link) -> {
                  directions.stream()
                      .filter(LinkDeclaration::isForBothDirections)
                      .forEach(both -> link.profile(both.profile()));
                  for (LinkDeclaration each : directions) {
                    if (!each.isForBothDirections()) {
                      link.from(each.from(), each::copyTo);
                    }
                    if (each.mtu() != 0) {
                      link.mtu(each.mtu());
                    }
                  }
                }));
  }

  private void attempt(Place place, Runnable declaration) {
    try {
      declaration.run();
    } catch (TopologyException e) {
      problems.add(place, e.problem(), e.remedy());
    }
  }

  /** Name the annotation that declares the element which a problem is about. */
  private void blame(TopologyException e) {
    String name = e.element().substring(e.element().indexOf(' ') + 1);
    Place place = places.get(name);
    problems.add(place == null ? e.element() : place, e.problem(), e.remedy());
  }
}
