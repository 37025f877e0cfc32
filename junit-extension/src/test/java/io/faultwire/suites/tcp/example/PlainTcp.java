package io.faultwire.suites.tcp.example;

import io.faultwire.junit.NotTestable;
import io.faultwire.junit.Target;
import io.faultwire.suites.tcp.subject.SubjectSettings;
import io.faultwire.suites.tcp.subject.TestBed;
import io.faultwire.suites.tcp.subject.TestBedProvider;

/**
 * Plugs the example in. {@code META-INF/services/io.faultwire.suites.tcp.subject.TestBedProvider}
 * names this class, and {@code -Dfaultwire.option.subject=plain-tcp} chooses it.
 */
public final class PlainTcp implements TestBedProvider {

  @Override
  public String name() {
    return "plain-tcp";
  }

  @Override
  public TestBed open(Target target, SubjectSettings settings) {
    if (settings.initialSequenceNumber().isPresent()) {
      throw new NotTestable("Nobody can choose the initial sequence numbers of plain-tcp.");
    }
    return new PlainBed();
  }
}
