package io.faultwire.engine.simulation;

import io.faultwire.engine.Network;
import io.faultwire.host.process.Scheduler;
import io.faultwire.link.Effect;
import io.faultwire.link.Fault;
import io.faultwire.link.Faults;
import io.faultwire.link.InstalledFault;
import io.faultwire.link.Link;
import io.faultwire.link.LinkDirection;
import io.faultwire.link.Selection;
import io.faultwire.link.Verdict;
import java.time.Duration;
import java.util.function.Function;

/** A link, or one direction of it, as something that faults are installed on. */
class SimulatedLink implements Network.Link {
  private static final Effect DUPLICATE = random -> (packet, now) -> Verdict.DUPLICATE;
  private static final Effect CORRUPT =
      random -> (packet, now) -> Verdict.corrupt(random.nextInt(packet.length() * 8));

  private final Link link;
  private final Scheduler scheduler;
  private final Function<Fault, InstalledFault> installer;

  SimulatedLink(Link link, Scheduler scheduler) {
    this(link, scheduler, link::installShared);
  }

  private SimulatedLink(Link link, Scheduler scheduler, Function<Fault, InstalledFault> installer) {
    this.link = link;
    this.scheduler = scheduler;
    this.installer = installer;
  }

  @Override
  public String name() {
    return link.name();
  }

  @Override
  public Network.Direction from(String device) {
    return new OneDirection(link, scheduler, link.from(device));
  }

  @Override
  public InstalledFault install(Fault fault) {
    return scheduler.enter(() -> installer.apply(fault));
  }

  @Override
  public InstalledFault drop(Selection selection) {
    return install(Faults.drop(selection));
  }

  @Override
  public InstalledFault hold(Selection selection, Duration time) {
    return install(Faults.hold(selection, time));
  }

  @Override
  public InstalledFault duplicate(Selection selection) {
    return install(new Fault("duplicate " + selection, DUPLICATE, selection));
  }

  @Override
  public InstalledFault corrupt(Selection selection) {
    return install(new Fault("corrupt " + selection, CORRUPT, selection));
  }

  @Override
  public InstalledFault mark(Selection selection) {
    return install(Faults.mark(selection));
  }

  @Override
  public InstalledFault partition() {
    return install(Faults.partition());
  }

  @Override
  public String toString() {
    return name();
  }

  /** One direction of a link. */
  private static final class OneDirection extends SimulatedLink implements Network.Direction {
    private final LinkDirection direction;

    OneDirection(Link link, Scheduler scheduler, LinkDirection direction) {
      super(link, scheduler, direction::install);
      this.direction = direction;
    }

    @Override
    public LinkDirection rules() {
      return direction;
    }

    @Override
    public String toString() {
      return direction.name();
    }
  }
}
