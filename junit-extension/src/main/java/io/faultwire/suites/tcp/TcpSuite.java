package io.faultwire.suites.tcp;

import io.faultwire.conformance.Exemptions;
import io.faultwire.conformance.Requirement;
import io.faultwire.conformance.TargetInfo;
import io.faultwire.conformance.TargetKind;
import io.faultwire.junit.ConformanceSuite;
import io.faultwire.junit.Target;
import io.faultwire.suites.tcp.builtin.BuiltInStack;
import io.faultwire.suites.tcp.peer.RawPeer;
import io.faultwire.suites.tcp.peer.TesterWire;
import io.faultwire.suites.tcp.subject.SubjectSettings;
import io.faultwire.suites.tcp.subject.TestBed;
import io.faultwire.suites.tcp.subject.TestBedProvider;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Tests a TCP against RFC 9293: opening, closing, ordering, retransmission, windows, headers. */
public final class TcpSuite implements ConformanceSuite {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int CHECKS_THAT_WAIT = 32;

  @Override
  public String name() {
    return "tcp";
  }

  @Override
  public String title() {
    return "TCP (RFC 9293)";
  }

  @Override
  public TargetKind needs() {
    return TargetKind.BUILT_IN_STACK;
  }

  @Override
  public Set<String> options() {
    return Set.of(TestBeds.SUBJECT, BuiltInStack.DEFECT);
  }

  @Override
  public List<Requirement> requirements() {
    return TcpRequirements.all();
  }

  @Override
  public int parallelism(Target target) {
    return TestBeds.areInRealTime(target) ? CHECKS_THAT_WAIT : 1;
  }

  @Override
  public TargetInfo describe(Target target) {
    return TestBeds.describe(target);
  }

  @Override
  public Exemptions exemptions(Target target) {
    return TestBeds.known(target).map(TestBedProvider::exemptions).orElse(Exemptions.NONE);
  }

  @Override
  public List<Class<?>> checks() {
    return List.of(
        OpeningChecks.class,
        OpeningResetChecks.class,
        ClosingChecks.class,
        TimeWaitChecks.class,
        ResetChecks.class,
        StateTableChecks.class,
        OrderingChecks.class,
        RetransmissionChecks.class,
        TimerChecks.class,
        CongestionChecks.class,
        CubicChecks.class,
        RecoveryChecks.class,
        WindowChecks.class,
        WindowRuleChecks.class,
        ZeroWindowChecks.class,
        AcknowledgmentChecks.class,
        HeaderChecks.class,
        OptionChecks.class,
        ScalingChecks.class,
        TimestampChecks.class,
        SelectiveAckChecks.class,
        EcnChecks.class,
        UrgentChecks.class,
        KeepAliveChecks.class,
        FailureChecks.class,
        IcmpChecks.class,
        IpChecks.class,
        SourceRouteChecks.class);
  }

  /** Send a SYN to an open port: any answer will do. */
  @Override
  public void sanity(Target target) {
    try (TestBed bed = TestBeds.open(target, SubjectSettings.NONE)) {
      bed.subject().listen(TcpChecks.SUBJECT_PORT);
      RawPeer peer =
          new RawPeer(new TesterWire(bed.wire()), TcpChecks.TESTER_PORT, TcpChecks.SUBJECT_PORT, 1);
      peer.send(peer.syn());
      if (peer.poll(PATIENCE) == null) {
        throw new IllegalStateException(
            bed.subject().claims().name() + " answered a SYN with nothing for 10 s");
      }
    }
  }
}
