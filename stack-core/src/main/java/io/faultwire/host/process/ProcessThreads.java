package io.faultwire.host.process;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * Makes the threads of processes: virtual ones where a monitor does not pin them (JEP 491, JDK 24),
 * platform ones elsewhere.
 */
final class ProcessThreads {
  private static final int FIRST_WITHOUT_PINNING = 24;
  private static final @Nullable MethodHandle VIRTUAL = findVirtual();

  private ProcessThreads() {}

  private static @Nullable MethodHandle findVirtual() {
    if (Runtime.version().feature() < FIRST_WITHOUT_PINNING) {
      return null;
    }
    try {
      Class<?> builder = Class.forName("java.lang.Thread$Builder$OfVirtual");
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      MethodHandle make =
          lookup.findStatic(Thread.class, "ofVirtual", MethodType.methodType(builder));
      MethodHandle name =
          lookup.findVirtual(builder, "name", MethodType.methodType(builder, String.class));
      MethodHandle unstarted =
          lookup.findVirtual(
              builder, "unstarted", MethodType.methodType(Thread.class, Runnable.class));
      MethodHandle named = MethodHandles.collectArguments(name, 0, make);
      return MethodHandles.collectArguments(unstarted, 0, named);
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }

  static Thread create(String name, Runnable body) {
    if (VIRTUAL != null) {
      try {
        return (Thread) VIRTUAL.invoke(name, body);
      } catch (Throwable e) {
        throw new LinkageError("cannot create a virtual thread", e);
      }
    }
    Thread thread = new Thread(null, body, name, 0, false);
    thread.setDaemon(true);
    return thread;
  }

  static void launch(Thread thread) {
    thread.start();
  }
}
