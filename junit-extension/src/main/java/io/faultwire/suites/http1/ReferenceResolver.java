package io.faultwire.suites.http1;

import io.faultwire.junit.Target;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives checks the usual answers of the server, asked for once in a run. */
final class ReferenceResolver implements ParameterResolver {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(ReferenceResolver.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Reference.class || type == Samples.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    ExtensionContext.Store store = context.getRoot().getStore(NAMESPACE);
    Reference reference =
        store.getOrComputeIfAbsent(
            Reference.class, key -> Reference.of(Target.of(context)), Reference.class);
    return parameter.getParameter().getType() == Reference.class
        ? reference
        : store.getOrComputeIfAbsent(Samples.class, key -> Samples.of(reference), Samples.class);
  }
}
