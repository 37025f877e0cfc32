package io.faultwire.tls.battery;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds what a server has seen of a client, over all its connections. */
final class Sighting {
  private int opened;
  private int open;
  private int completed;
  private final List<String> failures = new ArrayList<>();
  private @Nullable String request;

  synchronized void opened() {
    opened++;
    open++;
  }

  synchronized void closed() {
    open--;
    notifyAll();
  }

  synchronized void completed() {
    completed++;
    notifyAll();
  }

  synchronized void failed(String reason) {
    failures.add(reason);
  }

  synchronized void requested(String line) {
    request = line;
    notifyAll();
  }

  /** Waits until all is seen that a client did which has come back. */
  synchronized void settle(long millis) throws InterruptedException {
    long end = System.nanoTime() + millis * 1_000_000;
    while (open > 0 && request == null) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return;
      }
      wait(left);
    }
  }

  synchronized boolean hasRequest() {
    return request != null;
  }

  synchronized boolean hasHandshake() {
    return completed > 0;
  }

  synchronized boolean hasConnection() {
    return opened > 0;
  }

  /** Returns why handshakes failed, as the server saw it. */
  synchronized List<String> failures() {
    return List.copyOf(failures);
  }
}
