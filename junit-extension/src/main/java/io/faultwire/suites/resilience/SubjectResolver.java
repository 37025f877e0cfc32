package io.faultwire.suites.resilience;

import io.faultwire.junit.Target;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each check its subject, and closes what it has opened when the check has ended. */
final class SubjectResolver implements ParameterResolver, AfterEachCallback {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(SubjectResolver.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Subject.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Subject subject = new Subject(Target.of(context));
    context.getStore(NAMESPACE).put(Subject.class, subject);
    return subject;
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    Subject subject = context.getStore(NAMESPACE).remove(Subject.class, Subject.class);
    if (subject != null) {
      subject.close();
    }
  }
}
