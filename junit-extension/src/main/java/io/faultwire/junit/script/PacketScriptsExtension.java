package io.faultwire.junit.script;

import io.faultwire.junit.Target;
import io.faultwire.suites.script.PacketScript;
import io.faultwire.suites.script.ScriptFiles;
import io.faultwire.suites.script.language.ScriptFile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Run a method with {@link PacketScripts} once for each script. */
final class PacketScriptsExtension implements TestTemplateInvocationContextProvider {

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return AnnotationSupport.isAnnotated(context.getTestMethod(), PacketScripts.class);
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    PacketScripts annotation =
        AnnotationSupport.findAnnotation(context.getTestMethod(), PacketScripts.class)
            .orElseThrow();
    List<TestTemplateInvocationContext> runs = new ArrayList<>();
    try {
      Target target = Target.of(context);
      for (ScriptFile file : ScriptFiles.at(annotation.value(), loader(context))) {
        runs.add(new ScriptInvocation(PacketScript.of(file, target).with(annotation.options())));
      }
    } catch (IllegalArgumentException e) {
      throw new ExtensionConfigurationException(
          "@PacketScripts(\""
              + annotation.value()
              + "\") on "
              + context.getRequiredTestClass().getSimpleName()
              + "."
              + context.getRequiredTestMethod().getName()
              + ": "
              + e.getMessage(),
          e);
    }
    return runs.stream();
  }

  private static ClassLoader loader(ExtensionContext context) {
    ClassLoader ofClass = context.getRequiredTestClass().getClassLoader();
    return ofClass != null ? ofClass : ClassLoader.getSystemClassLoader();
  }
}
