package io.faultwire.host.process;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Makes threads of which the network hears before they run. */
final class KnownThreads implements ThreadFactory {
  private final String prefix;
  private final Consumer<Thread> expect;
  private final AtomicInteger count = new AtomicInteger();

  KnownThreads(String prefix, Consumer<Thread> expect) {
    this.prefix = prefix;
    this.expect = expect;
  }

  @Override
  public Thread newThread(Runnable body) {
    Thread thread =
        new Thread(null, body, prefix + "/" + count.incrementAndGet(), 0, false) {
          @Override
          public synchronized void start() {
            expect.accept(this);
            super.start();
          }
        };
    thread.setDaemon(true);
    return thread;
  }
}
