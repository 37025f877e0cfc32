package io.faultwire.engine.toxiproxy.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.IntStream;

/**
 * The ports on which proxies can be reached, where not all can; each is given out once at a time.
 */
final class PortPool {
  private final String text;
  private final Deque<Integer> free = new ArrayDeque<>();

  private PortPool(String text, IntStream ports) {
    this.text = text;
    ports.forEach(free::addLast);
  }

  /**
   * Reads {@code 8666-8697} or a single port.
   *
   * @throws IllegalArgumentException if it is none; the message says what is one
   */
  static PortPool parse(String text) {
    if (!text.matches("\\d{1,5}(-\\d{1,5})?")) {
      throw new IllegalArgumentException(
          ServerSettings.PORTS
              + "="
              + text
              + ": write the first and the last port, as in 8666-8697");
    }
    String[] ends = text.split("-");
    return new PortPool(
        text,
        IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1])));
  }

  /**
   * Takes the port that has been free for longest.
   *
   * @throws ToxiproxyException if all are taken
   */
  synchronized int take() {
    Integer port = free.pollFirst();
    if (port == null) {
      throw new ToxiproxyException(
          "each of the ports "
              + text
              + " has a proxy already: publish more of them and name them by "
              + ServerSettings.PORTS
              + ", run fewer tests at once, or start toxiproxy-server outside of a container");
    }
    return port;
  }

  synchronized void release(int port) {
    free.addLast(port);
  }

  @Override
  public String toString() {
    return text;
  }
}
