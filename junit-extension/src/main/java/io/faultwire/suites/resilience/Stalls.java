package io.faultwire.suites.resilience;

import io.faultwire.junit.Target;
import io.faultwire.suites.connection.Ending;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** All clients that stall, made once in a run and at the same time, since each takes a minute. */
final class Stalls {
  private final Map<Stall, Future<Ending>> endings = new EnumMap<>(Stall.class);

  private Stalls(Target target) {
    ExecutorService threads =
        Executors.newFixedThreadPool(
            Stall.values().length,
            task -> {
              Thread thread = new Thread(task, "faultwire stalling client");
              thread.setDaemon(true);
              return thread;
            });
    for (Stall stall : Stall.values()) {
      endings.put(stall, threads.submit(() -> end(stall, target)));
    }
    threads.shutdown();
  }

  private static Ending end(Stall stall, Target target) throws Exception {
    try (Subject subject = new Subject(target)) {
      return stall.endingWithin(subject.settings().requestTimeout().toSeconds(), subject);
    }
  }

  /**
   * Return how the server ended a connection.
   *
   * @throws Exception what came in between
   */
  Ending ending(Stall stall) throws Exception {
    Future<Ending> ending = endings.get(stall);
    try {
      return ending.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** Gives checks the one that all share. */
  static final class Resolver implements ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE =
        ExtensionContext.Namespace.create(Stalls.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Stalls.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(NAMESPACE)
          .getOrComputeIfAbsent(Stalls.class, key -> new Stalls(Target.of(context)), Stalls.class);
    }
  }
}
