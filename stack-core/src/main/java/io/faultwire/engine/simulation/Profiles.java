package io.faultwire.engine.simulation;

import io.faultwire.link.Fault;
import io.faultwire.link.Faults;
import io.faultwire.link.Jitter;
import io.faultwire.link.LinkDirection;
import io.faultwire.topology.LinkProfile;

/** Turns what a topology says of a link into faults, in the order in which netem applies them. */
final class Profiles {
  private Profiles() {}

  /** Installs the faults; the last one installed is asked first. */
  static void apply(LinkProfile profile, LinkDirection direction) {
    if (!profile.latency().isZero()) {
      direction.install(Faults.delay(profile.latency(), profile.jitter(), Jitter.UNIFORM));
    }
    if (profile.bitsPerSecond() > 0) {
      direction.install(Faults.rate(profile.bitsPerSecond(), profile.queueLimit()));
    }
    if (profile.reorderPercent() > 0) {
      direction.install(Faults.reorder(profile.reorderPercent(), profile.reorderGap()));
    }
    if (profile.corruptPercent() > 0) {
      direction.install(Faults.corrupt(profile.corruptPercent()));
    }
    if (profile.duplicatePercent() > 0) {
      direction.install(Faults.duplicate(profile.duplicatePercent()));
    }
    if (profile.lossPercent() > 0) {
      Fault loss = Faults.loss(profile.lossPercent());
      direction.install(profile.ecn() ? Faults.ecn(loss) : loss);
    }
  }
}
