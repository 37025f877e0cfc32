package io.faultwire.engine.toxiproxy.lane;

/** A frame that is held until later ones have been seen at the far end, or until it has to go. */
final class Hold {
  private final Parcel parcel;
  private final LaneLoop loop;
  private long earliest;
  private int unnamed;
  private int underWay;
  private boolean isOver;
  private Runnable release = () -> {};

  Hold(Parcel parcel, LaneLoop loop) {
    this.parcel = parcel;
    this.loop = loop;
    this.unnamed = parcel.journey().overtakers();
    this.earliest = parcel.due();
    loop.at(earliest + parcel.journey().longestHold(), this::end);
  }

  Parcel parcel() {
    return parcel;
  }

  /** Sets how the frame is let go, which is at once if it was late itself. */
  void onRelease(Runnable action) {
    release = action;
    if (isOver) {
      action.run();
    }
  }

  /** Tells whether all frames that are to overtake it are known. */
  boolean isNamed() {
    return unnamed == 0;
  }

  /** Has a later frame overtake it. */
  void isOvertakenBy(Parcel later) {
    unnamed--;
    underWay++;
    later.overtakes(this);
  }

  /**
   * Is told that one of those frames has arrived.
   *
   * @param due when it was to arrive, so that holds end in the order of simulation
   */
  void wasOvertaken(long due) {
    earliest = Math.max(earliest, due);
    if (--underWay == 0 && unnamed == 0) {
      loop.at(earliest, this::end);
    }
  }

  private void end() {
    if (!isOver) {
      isOver = true;
      release.run();
    }
  }
}
