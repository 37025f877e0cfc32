package io.faultwire.junit;

import io.faultwire.engine.toxiproxy.server.Addresses;
import io.faultwire.engine.toxiproxy.stream.StreamFault;
import io.faultwire.engine.toxiproxy.stream.StreamFaults;
import io.faultwire.junit.DeclaredAnnotations.Found;
import io.faultwire.junit.internal.DeclarationProblems;
import io.faultwire.junit.internal.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** Turn annotations into declarations of upstreams. */
final class UpstreamReader {
  private static final Pattern PARAMETER = Pattern.compile("\\$\\{([^}]*)}");

  private final UnaryOperator<String> parameters;
  private final DeclarationProblems problems;

  /**
   * Begin.
   *
   * @param parameters the values of what an address names by {@code ${...}}; empty for none
   */
  UpstreamReader(UnaryOperator<String> parameters, DeclarationProblems problems) {
    this.parameters = parameters;
    this.problems = problems;
  }

  List<UpstreamDeclaration> read(List<Found> annotations) {
    List<UpstreamDeclaration> declarations = new ArrayList<>();
    for (Found found : annotations) {
      if (found.annotation() instanceof Upstream upstream) {
        declarations.add(read(upstream, found.place()));
      }
    }
    return declarations;
  }

  private UpstreamDeclaration read(Upstream upstream, Place place) {
    String address = PARAMETER.matcher(upstream.address()).replaceAll(this::parameter);
    List<StreamFault> faults = new ArrayList<>();
    try {
      Addresses.parse(address);
      faults.addAll(faults(upstream));
    } catch (IllegalArgumentException e) {
      problems.add(place, String.valueOf(e.getMessage()), "Give a value that is one");
    }
    refuse(place, upstream.lossPercent(), "lossPercent", "lose, and TCP would send them again");
    refuse(
        place,
        upstream.reorderPercent(),
        "reorderPercent",
        "reorder, and TCP keeps bytes in order");
    refuse(
        place,
        upstream.duplicatePercent(),
        "duplicatePercent",
        "repeat, and TCP drops repetitions");
    refuse(
        place,
        upstream.corruptPercent(),
        "corruptPercent",
        "damage, and TCP drops what is damaged");
    return new UpstreamDeclaration(
        upstream.name(), () -> address, upstream.perConnection(), faults, place);
  }

  private String parameter(MatchResult reference) {
    String value = parameters.apply(reference.group(1));
    if (value.isEmpty()) {
      throw new ExtensionConfigurationException(
          reference.group()
              + " in the address of an @Upstream has no value: set it with -D"
              + reference.group(1)
              + "=...");
    }
    return Matcher.quoteReplacement(value);
  }

  private static List<StreamFault> faults(Upstream upstream) {
    List<StreamFault> faults = new ArrayList<>();
    Duration latency = millis(upstream.latencyMillis());
    Duration jitter = millis(upstream.jitterMillis());
    if (!latency.isZero() || !jitter.isZero()) {
      faults.add(StreamFaults.latency(latency, jitter).upstream());
      faults.add(StreamFaults.latency(latency, jitter).downstream());
    }
    if (upstream.kilobytesPerSecond() != 0) {
      faults.add(StreamFaults.bandwidth(upstream.kilobytesPerSecond()).upstream());
      faults.add(StreamFaults.bandwidth(upstream.kilobytesPerSecond()).downstream());
    }
    return faults;
  }

  private static Duration millis(double value) {
    return Double.isNaN(value) ? Duration.ZERO : Duration.ofNanos(Math.round(value * 1e6));
  }

  private void refuse(Place place, double value, String attribute, String what) {
    if (!Double.isNaN(value)) {
      problems.add(
          place,
          attribute + " is for frames, and a proxied stream of bytes has none to " + what,
          "For frames declare a network, @NetworkTest(engine = TOXIPROXY) with @Link("
              + attribute
              + " = "
              + value
              + "); for the pause that this looks like to a program add the fault stall() of"
              + " StreamFaults in the test");
    }
  }
}
