package io.faultwire.suites.tcp;

import io.faultwire.junit.Target;
import io.faultwire.suites.tcp.builtin.BuiltInStack;
import io.faultwire.suites.tcp.subject.SubjectSettings;
import io.faultwire.suites.tcp.subject.TestBed;
import io.faultwire.suites.tcp.subject.TestBedProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** Makes the subject that the option {@code subject} names. */
public final class TestBeds {
  /** The option that names the subject. */
  public static final String SUBJECT = "subject";

  private TestBeds() {}

  static TestBed open(Target target, SubjectSettings settings) {
    return provider(target).open(target, settings);
  }

  /**
   * Return who makes the subject.
   *
   * @throws IllegalArgumentException if there is no subject of the name; the message lists all
   */
  public static TestBedProvider provider(Target target) {
    String wanted = target.option(SUBJECT).orElse(BuiltInStack.NAME);
    List<TestBedProvider> providers = new ArrayList<>();
    providers.add(new BuiltInStack());
    ServiceLoader.load(TestBedProvider.class).forEach(providers::add);
    return providers.stream()
        .filter(provider -> provider.name().equals(wanted))
        .findFirst()
        .orElseThrow(() -> unknown(wanted, providers));
  }

  private static IllegalArgumentException unknown(String wanted, List<TestBedProvider> providers) {
    return new IllegalArgumentException(
        "There is no subject '"
            + wanted
            + "' for TCP. Known subjects: "
            + providers.stream().map(TestBedProvider::name).collect(Collectors.joining(", "))
            + ".");
  }
}
