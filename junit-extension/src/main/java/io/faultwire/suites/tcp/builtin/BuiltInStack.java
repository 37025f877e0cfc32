package io.faultwire.suites.tcp.builtin;

import io.faultwire.junit.Target;
import io.faultwire.suites.tcp.defect.TcpDefect;
import io.faultwire.suites.tcp.subject.SubjectSettings;
import io.faultwire.suites.tcp.subject.TestBed;
import io.faultwire.suites.tcp.subject.TestBedProvider;
import io.faultwire.tcp.TcpOptions;
import io.faultwire.tcp.TcpOptionsBuilder;
import java.util.Map;

/** Makes built-in stacks, sound ones or, with the option {@code defect}, broken ones. */
public final class BuiltInStack implements TestBedProvider {
  /** The name of this subject. */
  public static final String NAME = "built-in";

  /** The option that names a {@link TcpDefect}. */
  public static final String DEFECT = "defect";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public TestBed open(Target target, SubjectSettings settings) {
    TcpDefect defect = target.option(DEFECT).map(TcpDefect::named).orElse(null);
    TcpOptionsBuilder options = TcpOptions.DEFAULT.toBuilder();
    settings.initialSequenceNumber().ifPresent(options::initialSequenceNumber);
    settings.retransmissions().ifPresent(options::dataRetries);
    options.sourceRoutes(settings.takesSourceRoutes());
    Sysctls.apply(settings.kernelSettings(), options);
    if (defect != null) {
      defect.apply(options);
    }
    return new SimulatedBed(target.seed(), options.build(), settings, defect);
  }

  @Override
  public Map<String, String> refusedSettings(Map<String, String> kernelSettings) {
    return Sysctls.refused(kernelSettings);
  }
}
