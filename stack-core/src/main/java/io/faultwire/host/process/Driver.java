package io.faultwire.host.process;

import io.faultwire.time.EventQueue;

/** Runs the events of a network in real time while nobody else has the baton. */
final class Driver {
  private final Turns turns;
  private final Participant participant;

  Driver(Turns turns, EventQueue queue) {
    this.turns = turns;
    this.participant =
        new Participant(Participant.Kind.DRIVER, "driver", "", queue, turns.roster());
  }

  Participant participant() {
    return participant;
  }

  void start(Baton baton) {
    Thread thread = new Thread(null, this::run, "faultwire driver", 0, false);
    thread.setDaemon(true);
    participant.isStarted = false;
    baton.add(thread, participant);
    baton.pass(participant);
  }

  private void run() {
    participant.accept();
    while (!turns.isClosed()) {
      turns.drive(participant);
    }
    participant.isDone = true;
    participant.state.set(Participant.OUTSIDE);
    turns.passOn();
  }
}
