package io.faultwire.capture;

/** How far the frames of one interface have arrived, to tell which were overtaken. */
final class ArrivalOrder {
  private int highest;

  /** Notes the arrival of a frame and returns the highest number of those that came before it. */
  int arrived(int number) {
    int before = highest;
    highest = Math.max(highest, number);
    return before;
  }
}
