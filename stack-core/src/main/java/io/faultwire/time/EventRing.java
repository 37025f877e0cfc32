package io.faultwire.time;

import org.jspecify.annotations.Nullable;

/** Events of one time in the order of scheduling: a ring that allocates only to grow. */
final class EventRing {
  private @Nullable EventHandler[] handlers = new EventHandler[64];
  private @Nullable Object[] arguments = new Object[64];
  private int head;
  private int count;

  int size() {
    return count;
  }

  void add(EventHandler handler, @Nullable Object argument) {
    if (count == handlers.length) {
      grow();
    }
    int slot = (head + count++) & (handlers.length - 1);
    handlers[slot] = handler;
    arguments[slot] = argument;
  }

  @Nullable EventHandler firstHandler() {
    return handlers[head];
  }

  @Nullable Object firstArgument() {
    return arguments[head];
  }

  void removeFirst() {
    handlers[head] = null;
    arguments[head] = null;
    head = (head + 1) & (handlers.length - 1);
    count--;
  }

  private void grow() {
    @Nullable EventHandler[] moreHandlers = new EventHandler[2 * count];
    @Nullable Object[] moreArguments = new Object[2 * count];
    for (int i = 0; i < count; i++) {
      int slot = (head + i) & (count - 1);
      moreHandlers[i] = handlers[slot];
      moreArguments[i] = arguments[slot];
    }
    handlers = moreHandlers;
    arguments = moreArguments;
    head = 0;
  }
}
