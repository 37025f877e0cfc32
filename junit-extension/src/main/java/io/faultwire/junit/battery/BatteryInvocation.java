package io.faultwire.junit.battery;

import io.faultwire.tls.battery.BatteryChain;
import io.faultwire.tls.battery.ChainTrial;
import io.faultwire.tls.battery.ClientVerdict;
import io.faultwire.tls.catalogue.NamedChain;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** One run of a method: gives it its chain, and judges what its client made of it. */
final class BatteryInvocation
    implements TestTemplateInvocationContext, ParameterResolver, InvocationInterceptor {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(BatteryInvocation.class);

  private final NamedChain chain;
  private final OpenBattery battery;

  BatteryInvocation(NamedChain chain, OpenBattery battery) {
    this.chain = chain;
    this.battery = battery;
  }

  @Override
  public String getDisplayName(int invocationIndex) {
    return chain.id();
  }

  @Override
  public List<Extension> getAdditionalExtensions() {
    return List.of(this);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == BatteryChain.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return trial(context).chain();
  }

  private ChainTrial trial(ExtensionContext context) {
    ExtensionContext.Store store = context.getStore(NAMESPACE);
    ChainTrial trial = store.get(ChainTrial.class, ChainTrial.class);
    if (trial == null) {
      trial = battery.run().open(chain);
      store.put(ChainTrial.class, trial);
    }
    return trial;
  }

  /** What the client throws is its answer; only an answer that is wrong fails the test. */
  @Override
  public void interceptTestTemplateMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    Throwable failure = null;
    long start = System.nanoTime();
    try {
      invocation.proceed();
    } catch (TestAbortedException e) {
      throw e;
    } catch (Throwable e) {
      failure = e;
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    ClientVerdict verdict = trial(context).verdict(failure, took);
    battery.add(verdict);
    if (!verdict.isRight()) {
      throw new AssertionFailedError(verdict.message(), failure);
    }
  }
}
