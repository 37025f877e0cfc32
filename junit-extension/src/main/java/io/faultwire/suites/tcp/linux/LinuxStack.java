package io.faultwire.suites.tcp.linux;

import io.faultwire.conformance.CouldNotFindOutException;
import io.faultwire.conformance.Exemptions;
import io.faultwire.engine.kernel.KernelHost;
import io.faultwire.engine.kernel.KernelUnavailableException;
import io.faultwire.junit.NotTestable;
import io.faultwire.junit.Target;
import io.faultwire.suites.tcp.peer.TesterPort;
import io.faultwire.suites.tcp.subject.SubjectClaims;
import io.faultwire.suites.tcp.subject.SubjectSettings;
import io.faultwire.suites.tcp.subject.TestBed;
import io.faultwire.suites.tcp.subject.TestBedProvider;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Makes stacks of the kernel that this JVM runs on. */
public final class LinuxStack implements TestBedProvider {
  /** The name of this subject. */
  public static final String NAME = "linux";

  /** TIME-WAIT lasts 60 s whatever is set: TCP_TIMEWAIT_LEN in include/net/tcp.h. */
  private static final Duration MAXIMUM_SEGMENT_LIFETIME = Duration.ofSeconds(30);

  /** The versions with which Linux began to depart further; each has a file of exemptions. */
  private static final List<KernelVersion> DEPARTURES =
      List.of(new KernelVersion(6, 5), new KernelVersion(6, 10));

  private final String release = System.getProperty("os.version");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String title() {
    return "Linux " + release;
  }

  @Override
  public boolean isInRealTime() {
    return true;
  }

  @Override
  public Exemptions exemptions() {
    Exemptions all = Exemptions.resource(LinuxStack.class, "exemptions.json");
    for (KernelVersion since : DEPARTURES) {
      if (KernelVersion.parse(release).isAtLeast(since)) {
        all = all.and(Exemptions.resource(LinuxStack.class, "exemptions-" + since + ".json"));
      }
    }
    return all;
  }

  @Override
  public Map<String, String> refusedSettings(Map<String, String> kernelSettings) {
    if (kernelSettings.isEmpty()) {
      return Map.of();
    }
    try (KernelHost kernel = openKernel(TesterPort.MTU)) {
      return KernelSettings.refused(kernel, kernelSettings);
    }
  }

  @Override
  public TestBed open(Target target, SubjectSettings settings) {
    if (settings.initialSequenceNumber().isPresent()) {
      throw new NotTestable(
          "Linux chooses its initial sequence numbers by itself, so that none near the wrap of"
              + " sequence numbers can be asked for.");
    }
    int mtu = settings.mtu().orElse(TesterPort.MTU);
    KernelHost kernel = openKernel(mtu);
    try {
      settings
          .retransmissions()
          .ifPresent(count -> kernel.set("ipv4/tcp_retries2", String.valueOf(count)));
      if (settings.takesSourceRoutes()) {
        kernel.set("ipv4/conf/all/accept_source_route", "1");
      }
      settings.kernelSettings().forEach((name, value) -> KernelSettings.set(kernel, name, value));
      SubjectClaims claims = new SubjectClaims(title(), MAXIMUM_SEGMENT_LIFETIME, true);
      return new LinuxBed(kernel, mtu, claims, settings, target.seed());
    } catch (RuntimeException e) {
      kernel.close();
      throw e;
    }
  }

  private static KernelHost openKernel(int mtu) {
    try {
      return KernelHost.open(
          TesterPort.SUBJECT_MAC, TesterPort.SUBJECT, TesterPort.NETWORK.length(), mtu);
    } catch (KernelUnavailableException e) {
      throw new CouldNotFindOutException("The subject linux needs a kernel: " + e.getMessage(), e);
    } catch (LinkageError e) {
      throw new CouldNotFindOutException(
          "The subject linux needs JNA to call the kernel. Add net.java.dev.jna:jna to the project's"
              + " test dependencies, or to those of the plugin. ("
              + e
              + ")",
          e);
    }
  }
}
