package io.faultwire.suites.http1client;

import io.faultwire.conformance.CouldNotFindOutException;
import io.faultwire.junit.Target;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The client under test, as the suite is told by {@code faultwire.option.*}.
 *
 * @param name what people call it
 * @param caller how it is called
 * @param patience how long its calls may take
 */
record Client(String name, Caller caller, Duration patience) {
  /** The option with the name of a class that calls the client. */
  static final String CLASS = "client";

  static final String PATIENCE = "patienceSeconds";
  static final String CONNECTIONS = "connections";
  static final Set<String> OPTIONS =
      Set.of(
          CLASS,
          CommandCaller.COMMAND,
          CommandCaller.HEAD,
          CommandCaller.POST,
          CommandCaller.AUTHORIZED,
          PATIENCE,
          CONNECTIONS);

  /** Clients that are no classes of their own, by what stands for them in the option. */
  private static final Map<String, HttpCaller> IN_PROCESS = new ConcurrentHashMap<>();

  boolean isProgram() {
    return caller instanceof CommandCaller;
  }

  static void register(String key, HttpCaller caller) {
    if (IN_PROCESS.putIfAbsent(key, caller) != null) {
      throw new IllegalStateException(
          "a client '%s' is being checked; give another one another name".formatted(key));
    }
  }

  static void forget(String key) {
    IN_PROCESS.remove(key);
  }

  static Client of(Target target) {
    Duration patience = Duration.ofSeconds(number(target, PATIENCE, 3));
    Optional<String> type = target.option(CLASS);
    if (type.isPresent()) {
      HttpCaller caller = IN_PROCESS.get(type.get());
      return new Client(
          type.get(), Caller.of(caller == null ? instance(type.get()) : caller), patience);
    }
    String line =
        target
            .option(CommandCaller.COMMAND)
            .filter(text -> text.contains("{url}") || text.contains("{urls}"))
            .orElseThrow(
                () ->
                    new CouldNotFindOutException(
                        ("The suite http1-client was not told which client to call. Set -D%scommand="
                                + "'curl -sS {url}', or client=com.example.ShopCaller, a class that"
                                + " implements %s.")
                            .formatted(Target.OPTION_PREFIX, HttpCaller.class.getName())));
    return new Client(line, new CommandCaller(target), patience);
  }

  private static HttpCaller instance(String type) {
    try {
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      return Class.forName(type, true, loader)
          .asSubclass(HttpCaller.class)
          .getConstructor()
          .newInstance();
    } catch (ReflectiveOperationException | ClassCastException e) {
      throw new CouldNotFindOutException(
          "%sclient: '%s' is no public class with a public constructor without parameters that implements %s."
              .formatted(Target.OPTION_PREFIX, type, HttpCaller.class.getName()),
          e);
    }
  }

  static int number(Target target, String name, int usual) {
    String text = target.option(name).orElse(String.valueOf(usual));
    if (!text.matches("[1-9]\\d{0,5}")) {
      throw new CouldNotFindOutException(
          Target.OPTION_PREFIX + name + ": '" + text + "' is not a whole number of at least 1");
    }
    return Integer.parseInt(text);
  }
}
