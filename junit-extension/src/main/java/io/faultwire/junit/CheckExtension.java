package io.faultwire.junit;

import io.faultwire.conformance.CheckEvidence;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Give a check its target and its evidence, and publish the evidence as a report entry. */
final class CheckExtension implements ParameterResolver, AfterEachCallback {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(CheckExtension.class);
  private static final Pattern INVOCATION = Pattern.compile("\\[test-template-invocation:#(\\d+)]");

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Target.class || type == Evidence.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    if (parameter.getParameter().getType() == Target.class) {
      return Target.of(context);
    }
    ExtensionContext.Store store = context.getStore(NAMESPACE);
    Evidence evidence = store.get(Evidence.class, Evidence.class);
    if (evidence == null) {
      evidence = new Evidence(reportDirectory(context), captureName(context));
      evidence.removeOldCapture();
      store.put(Evidence.class, evidence);
    }
    return evidence;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Evidence evidence = context.getStore(NAMESPACE).get(Evidence.class, Evidence.class);
    if (evidence == null || evidence.snapshot().isEmpty()) {
      return;
    }
    CheckEvidence seen = evidence.snapshot();
    boolean forReport = context.getConfigurationParameter(ReportEntries.COLLECT).isPresent();
    if (forReport) {
      context.publishReportEntry(ReportEntries.EVIDENCE, seen.toJson());
    } else if (context.getExecutionException().isPresent()) {
      context.publishReportEntry("evidence", seen.toText());
    }
  }

  private static Path reportDirectory(ExtensionContext context) {
    return Path.of(
        context
            .getConfigurationParameter(ReportEntries.REPORT_DIRECTORY)
            .orElse("target/faultwire"));
  }

  private static String captureName(ExtensionContext context) {
    String folder =
        context.getConfigurationParameter(ReportEntries.EVIDENCE_FOLDER).orElse("evidence");
    return folder + "/" + checkName(context) + ".pcapng";
  }

  /** Return the check's id, followed by a number if it runs several times. */
  private static String checkName(ExtensionContext context) {
    if (AnnotationSupport.isAnnotated(context.getRequiredTestMethod(), ChecksFrom.class)) {
      return context.getDisplayName();
    }
    String id =
        AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), Check.class)
            .map(Check::value)
            .orElseGet(() -> context.getRequiredTestMethod().getName());
    Matcher invocation = INVOCATION.matcher(context.getUniqueId());
    return invocation.find() ? id + "-" + invocation.group(1) : id;
  }
}
