package io.faultwire.junit.script;

import io.faultwire.junit.internal.CaptureReport;
import io.faultwire.suites.script.PacketScript;
import io.faultwire.suites.script.PacketScript.Traces;
import io.faultwire.suites.script.run.ScriptFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.opentest4j.AssertionFailedError;

/** One run of a method: gives it its script, and tells what the script left behind. */
final class ScriptInvocation
    implements TestTemplateInvocationContext,
        ParameterResolver,
        AfterTestExecutionCallback,
        TestExecutionExceptionHandler {
  private final PacketScript script;
  private @Nullable Traces traces;

  ScriptInvocation(PacketScript script) {
    this.script = script.followedBy(left -> traces = left);
  }

  @Override
  public String getDisplayName(int invocationIndex) {
    return script.name();
  }

  @Override
  public List<Extension> getAdditionalExtensions() {
    return List.of(this);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == PacketScript.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return script;
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    if (traces != null) {
      traces.log().printed().forEach(line -> context.publishReportEntry("printed", line));
    }
    if (!script.hasRun() && context.getExecutionException().isEmpty()) {
      throw new AssertionFailedError(
          "The script "
              + script.name()
              + " did not run, so that nothing was tested. Take a parameter 'PacketScript script'"
              + " and call script.run().");
    }
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    if (failure instanceof ScriptFailure && traces != null && traces.capture().isPresent()) {
      throw CaptureReport.withFiles(failure, traces.capture().get(), context);
    }
    throw failure;
  }
}
