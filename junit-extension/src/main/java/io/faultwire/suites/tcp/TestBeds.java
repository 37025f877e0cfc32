package io.faultwire.suites.tcp;

import io.faultwire.conformance.TargetInfo;
import io.faultwire.conformance.TargetKind;
import io.faultwire.junit.Target;
import io.faultwire.suites.tcp.builtin.BuiltInStack;
import io.faultwire.suites.tcp.linux.LinuxStack;
import io.faultwire.suites.tcp.subject.SubjectSettings;
import io.faultwire.suites.tcp.subject.TestBed;
import io.faultwire.suites.tcp.subject.TestBedProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    return known(target).orElseThrow(() -> unknown(target));
  }

  /** Return who makes the subject, if there is one of the name. */
  static Optional<TestBedProvider> known(Target target) {
    return providers().stream().filter(p -> p.name().equals(wanted(target))).findFirst();
  }

  /** Tell whether checks of the subject spend real time waiting, and may do so at once. */
  public static boolean areInRealTime(Target target) {
    return known(target).filter(TestBedProvider::isInRealTime).isPresent();
  }

  /** Return what a report says that was tested. */
  public static TargetInfo describe(Target target) {
    return known(target)
        .filter(provider -> !provider.name().equals(BuiltInStack.NAME))
        .map(provider -> new TargetInfo(provider.title(), TargetKind.OTHER_STACK, null))
        .orElseGet(target::info);
  }

  private static String wanted(Target target) {
    return target.option(SUBJECT).orElse(BuiltInStack.NAME);
  }

  private static List<TestBedProvider> providers() {
    List<TestBedProvider> providers = new ArrayList<>();
    providers.add(new BuiltInStack());
    providers.add(new LinuxStack());
    ServiceLoader.load(TestBedProvider.class).forEach(providers::add);
    return providers;
  }

  private static IllegalArgumentException unknown(Target target) {
    return new IllegalArgumentException(
        "There is no subject '"
            + wanted(target)
            + "' for TCP. Known subjects: "
            + providers().stream().map(TestBedProvider::name).collect(Collectors.joining(", "))
            + ".");
  }
}
