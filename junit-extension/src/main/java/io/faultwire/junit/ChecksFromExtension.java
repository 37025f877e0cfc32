package io.faultwire.junit;

import io.faultwire.conformance.Glob;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/** Run a method with {@link ChecksFrom} once for each check that was selected. */
final class ChecksFromExtension implements TestTemplateInvocationContextProvider {

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return AnnotationSupport.isAnnotated(context.getTestMethod(), ChecksFrom.class);
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    ChecksFrom annotation =
        AnnotationSupport.findAnnotation(context.getTestMethod(), ChecksFrom.class).orElseThrow();
    CheckSource<?> source = ReflectionSupport.newInstance(annotation.value());
    List<Glob> selected = selected(context);
    return source.checks(Target.of(context)).stream()
        .filter(
            check -> selected.isEmpty() || selected.stream().anyMatch(g -> g.matches(check.id())))
        .map(Invocation::new);
  }

  private static List<Glob> selected(ExtensionContext context) {
    String text = context.getConfigurationParameter(ReportEntries.CHECKS).orElse("");
    return Arrays.stream(text.split(",")).filter(glob -> !glob.isBlank()).map(Glob::new).toList();
  }

  /** One run of the method. Its display name is the check's id, by which a runner knows it. */
  private record Invocation(CheckCase<?> check)
      implements TestTemplateInvocationContext, ParameterResolver {

    @Override
    public String getDisplayName(int invocationIndex) {
      return check.id();
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(this);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType().isInstance(check.argument());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return check.argument();
    }
  }
}
