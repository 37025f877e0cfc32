package io.faultwire.host.process;

/**
 * Unwinds a process whose network is closed; an error, so that a server's loop that catches its
 * exceptions ends too.
 */
final class ProcessEnd extends Error {
  private static final long serialVersionUID = 1;

  ProcessEnd() {
    super("the network is closed", null, false, false);
  }
}
