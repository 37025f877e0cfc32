package io.faultwire.junit.runner;

import java.io.IOException;
import java.io.InputStream;

/** End this JVM when its parent is gone, be it killed, so that no fork is left behind. */
final class ParentWatch {

  /** The exit status of a JVM whose parent is gone. */
  static final int PARENT_IS_GONE = 4;

  private ParentWatch() {}

  /** Watch a stream that the parent holds open as long as it lives and never writes to. */
  static void start(InputStream parent) {
    Thread watch = new Thread(() -> haltAtEnd(parent), "faultwire-parent-watch");
    watch.setDaemon(true);
    watch.start();
  }

  private static void haltAtEnd(InputStream parent) {
    try {
      while (parent.read() >= 0) {
        // The parent has nothing to say; only the end counts.
      }
    } catch (IOException e) {
      // A broken pipe is an end, too.
    }
    Runtime.getRuntime().halt(PARENT_IS_GONE);
  }
}
