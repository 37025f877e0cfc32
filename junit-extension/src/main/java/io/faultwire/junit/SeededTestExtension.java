package io.faultwire.junit;

import io.faultwire.junit.internal.NetworkSession;
import io.faultwire.junit.internal.SeedRun;
import io.faultwire.junit.internal.Settings;
import io.faultwire.junit.internal.TestId;
import io.faultwire.time.Seed;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Run a {@link SeededTest} once for each of its seeds. */
final class SeededTestExtension implements TestTemplateInvocationContextProvider {

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return annotation(context).isPresent();
  }

  private static Optional<SeededTest> annotation(ExtensionContext context) {
    return AnnotationSupport.findAnnotation(context.getTestMethod(), SeededTest.class);
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    SeededTest annotation = annotation(context).orElseThrow();
    String place = DeclaredAnnotations.describe(context.getRequiredTestMethod());
    checkPositive(annotation.runs(), "runs", place);
    checkPositive(annotation.failureThreshold(), "failureThreshold", place);
    AtomicInteger failures = new AtomicInteger();
    Optional<Seed> replayed = Settings.seed(context);
    if (replayed.isPresent()) {
      return Stream.of(new Run(new SeedRun(replayed.get(), 1, 1, failures, 1)));
    }
    Seed base =
        annotation.seed().isEmpty()
            ? TestId.of(context).seed()
            : Settings.parse("@SeededTest(seed = ...) on " + place, annotation.seed());
    int runs = annotation.runs();
    int threshold = annotation.failureThreshold();
    return IntStream.range(0, runs)
        .takeWhile(n -> failures.get() < threshold)
        .mapToObj(n -> new Run(new SeedRun(base.run(n), n + 1, runs, failures, threshold)));
  }

  private static void checkPositive(int value, String attribute, String place) {
    if (value < 1) {
      throw new ExtensionConfigurationException(
          "@SeededTest("
              + attribute
              + " = "
              + value
              + ") on "
              + place
              + ": a test runs at least once, so give a number of at least 1");
    }
  }

  private record Run(SeedRun run) implements TestTemplateInvocationContext {
    @Override
    public String getDisplayName(int invocationIndex) {
      return run.toString();
    }

    @Override
    public void prepareInvocation(ExtensionContext context) {
      NetworkExtension.store(context).put(SeedRun.class, run);
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      BeforeEachCallback check = SeededTestExtension::requireNetwork;
      return List.of(check);
    }
  }

  private static void requireNetwork(ExtensionContext context) {
    if (NetworkExtension.store(context).get(NetworkSession.class) == null) {
      throw new ExtensionConfigurationException(
          "@SeededTest on "
              + DeclaredAnnotations.describe(context.getRequiredTestMethod())
              + ": the test has no network to give the seeds to. Put @NetworkTest on its class, or"
              + " register a NetworkExtension.");
    }
  }
}
