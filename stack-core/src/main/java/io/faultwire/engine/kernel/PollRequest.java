package io.faultwire.engine.kernel;

import com.sun.jna.Memory;

/** What poll(2) is asked of one descriptor: {@code struct pollfd}. */
final class PollRequest extends Memory {
  private static final int SIZE = 8;
  private static final int EVENTS = 4;
  private static final int FOUND = 6;

  PollRequest(int descriptor, int events) {
    super(SIZE);
    setInt(0, descriptor);
    setShort(EVENTS, (short) events);
    setShort(FOUND, (short) 0);
  }

  /** Returns the events that held when poll returned. */
  int found() {
    return getShort(FOUND) & 0xFFFF;
  }
}
