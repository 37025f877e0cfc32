package io.faultwire.junit.internal;

import io.faultwire.time.Seed;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One run of one test method.
 *
 * @param className the binary name of the test class
 * @param methodName the name of the method
 * @param parameters the simple names of its parameter types where it is overloaded, otherwise empty
 * @param invocation which run of a repeated test it is, from 1; 0 if the method runs once
 */
public record TestId(String className, String methodName, String parameters, int invocation) {
  private static final Pattern INVOCATION = Pattern.compile("\\[test-template-invocation:#(\\d+)]");

  /** Return the id of the test that a context belongs to. */
  public static TestId of(ExtensionContext context) {
    Method method = context.getRequiredTestMethod();
    Matcher invocation = INVOCATION.matcher(context.getUniqueId());
    int number = 0;
    while (invocation.find()) {
      number = Integer.parseInt(invocation.group(1));
    }
    Class<?> type = context.getRequiredTestClass();
    return new TestId(type.getName(), method.getName(), overload(method), number);
  }

  private static String overload(Method method) {
    long namesakes =
        Arrays.stream(method.getDeclaringClass().getDeclaredMethods())
            .filter(other -> other.getName().equals(method.getName()) && !other.isSynthetic())
            .count();
    return namesakes < 2
        ? ""
        : Arrays.stream(method.getParameterTypes())
            .map(Class::getSimpleName)
            .collect(Collectors.joining(",", "(", ")"));
  }

  /** Return the base seed of this test, which follows from its class and method alone. */
  public Seed seed() {
    return Seed.of(className + "#" + methodName + parameters);
  }

  /** Return the name of the directory of this run, below that of its class. */
  public String directoryName() {
    return methodName + parameters + (invocation == 0 ? "" : "[" + invocation + "]");
  }

  /**
   * Return the system properties that run this test once more, for Surefire and a POSIX shell.
   *
   * @param seed the seed that it had
   */
  public String replayLine(Seed seed) {
    String selector = className + "#" + methodName;
    boolean special = selector.indexOf('$') >= 0;
    return "-Dfaultwire.seed=" + seed + " -Dtest=" + (special ? "'" + selector + "'" : selector);
  }
}
