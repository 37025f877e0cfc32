package io.faultwire.junit.battery;

import io.faultwire.tls.battery.Battery;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Run a method with {@link CertificateBattery} once for each chain. */
final class CertificateBatteryExtension implements TestTemplateInvocationContextProvider {

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return AnnotationSupport.isAnnotated(context.getTestMethod(), CertificateBattery.class);
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    CertificateBattery annotation =
        AnnotationSupport.findAnnotation(context.getTestMethod(), CertificateBattery.class)
            .orElseThrow();
    Battery battery = battery(annotation, context);
    String client =
        annotation.client().isEmpty()
            ? context.getRequiredTestMethod().getName()
            : annotation.client();
    OpenBattery open = new OpenBattery(client, battery.open(), BatteryTable.of(context), context);
    context
        .getStore(ExtensionContext.Namespace.create(CertificateBatteryExtension.class))
        .put(OpenBattery.class, open);
    return battery.chains().stream().map(chain -> new BatteryInvocation(chain, open));
  }

  private static Battery battery(CertificateBattery annotation, ExtensionContext context) {
    try {
      Battery battery = Battery.ofCatalogue();
      if (annotation.only().length > 0) {
        battery = battery.only(annotation.only());
      }
      if (annotation.except().length > 0) {
        battery = battery.except(annotation.except());
      }
      return annotation.throughProxy() ? battery.throughProxy() : battery;
    } catch (IllegalArgumentException e) {
      throw new ExtensionConfigurationException(
          "@CertificateBattery on "
              + context.getRequiredTestClass().getSimpleName()
              + "."
              + context.getRequiredTestMethod().getName()
              + ": "
              + e.getMessage(),
          e);
    }
  }
}
