package io.faultwire.host.process;

import org.jspecify.annotations.Nullable;

/** A thread of a host, which runs only while all other processes of its network are blocked. */
public interface HostProcess {
  /** Returns the name of the process. */
  String name();

  /** Returns the name of the host that it runs on. */
  String host();

  /** Tells whether it has ended. */
  boolean isDone();

  /** Returns what ended it before its time, or null. */
  @Nullable Throwable failure();
}
