package io.faultwire.engine.kernel;

import com.sun.jna.Native;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.IntSupplier;

/**
 * A thread of this JVM that has entered a network namespace (setns(2)). A thread's namespace
 * decides where its new sockets belong; a socket once made stays there whoever uses it.
 */
final class NamespaceThread implements AutoCloseable {
  private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile boolean closed;

  private NamespaceThread(String name) {
    this.thread = new Thread(this::work, "faultwire-namespace-" + name);
    thread.setDaemon(true);
  }

  /**
   * Starts a thread and lets it enter a namespace.
   *
   * @throws KernelUnavailableException if this machine does not let us; the message names the
   *     remedy
   */
  static NamespaceThread enter(NetworkNamespace namespace) {
    NamespaceThread entered = new NamespaceThread(String.valueOf(namespace.pid()));
    entered.thread.start();
    try {
      int result = entered.call(() -> setns("/proc/" + namespace.pid() + "/ns/net"));
      if (result < 0) {
        throw new KernelUnavailableException(
            "cannot enter a network namespace: errno " + -result + "; it takes CAP_SYS_ADMIN");
      }
      return entered;
    } catch (RuntimeException | Error e) {
      entered.close();
      throw e;
    }
  }

  private static int setns(String file) {
    int descriptor = LibC.INSTANCE.open(file, LibC.O_RDONLY | LibC.O_CLOEXEC);
    if (descriptor < 0) {
      return -Native.getLastError();
    }
    int result = LibC.INSTANCE.setns(descriptor, LibC.CLONE_NEWNET);
    int error = Native.getLastError();
    LibC.INSTANCE.close(descriptor);
    return result < 0 ? -error : 0;
  }

  private void work() {
    try {
      while (!closed) {
        tasks.take().run();
      }
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  /** Runs a call inside the namespace and returns what it returned. */
  int call(IntSupplier task) {
    if (!thread.isAlive()) {
      throw new IllegalStateException("the namespace was left: its host is closed");
    }
    CompletableFuture<Integer> result = new CompletableFuture<>();
    tasks.add(
        () -> {
          try {
            result.complete(task.getAsInt());
          } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
          }
        });
    try {
      return result.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    }
  }

  /** Ends the thread, and waits until it has left the namespace. */
  @Override
  public void close() {
    tasks.add(() -> closed = true);
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
