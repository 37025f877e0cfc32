package io.faultwire.suites.script.live;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The open descriptors, by the numbers that the script has for them. */
public final class Descriptors {
  private final TreeMap<Integer, Descriptor> open = new TreeMap<>();

  /** Return the descriptor of a number, if it is open. */
  public Optional<Descriptor> find(int scripted) {
    return Optional.ofNullable(open.get(scripted));
  }

  /** Add a descriptor. */
  public Descriptor add(int scripted, int live, Conversation conversation) {
    Descriptor descriptor = new Descriptor(scripted, live, conversation);
    conversation.attach(descriptor);
    open.put(scripted, descriptor);
    return descriptor;
  }

  /** Remove a descriptor that was closed. */
  public void remove(Descriptor descriptor) {
    open.remove(descriptor.scripted());
  }

  /** Return all that are open. */
  public Collection<Descriptor> all() {
    return List.copyOf(open.values());
  }
}
