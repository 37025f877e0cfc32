package io.faultwire.junit;

import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;

import io.faultwire.engine.toxiproxy.server.ToxiproxyServer;
import io.faultwire.engine.toxiproxy.stream.StreamProxy;
import io.faultwire.junit.internal.Settings;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstantiationAwareExtension;

/**
 * Give each test proxied addresses, as {@link Upstream} does, from a declaration in code.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final UpstreamExtension upstreams =
 *     UpstreamExtension.builder()
 *         .upstream("db", () -> database.address(), db -> db.fault(latency(ofMillis(200))))
 *         .build();
 * }</pre>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class UpstreamExtension
    implements ExecutionCondition,
        BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        ParameterResolver,
        TestInstantiationAwareExtension {

  private final TestUpstreams upstreams;
  private final @Nullable Supplier<ToxiproxyServer> server;

  /** Create the extension behind {@link Upstream}, which reads annotations. */
  UpstreamExtension() {
    this(null, null);
  }

  UpstreamExtension(
      @Nullable List<UpstreamDeclaration> built, @Nullable Supplier<ToxiproxyServer> server) {
    this.upstreams = new TestUpstreams(built);
    this.server = server;
  }

  /** Begin a declaration. */
  public static UpstreamExtensionBuilder builder() {
    return new UpstreamExtensionBuilder();
  }

  private static ExtensionContext.Store store(ExtensionContext context) {
    return context.getStore(ExtensionContext.Namespace.create(UpstreamExtension.class));
  }

  @Override
  public TestInstantiationAwareExtension.ExtensionContextScope
      getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    Optional<String> lack = server == null ? ToxiproxyServer.lack() : Optional.empty();
    if (lack.isEmpty()) {
      return enabled("there is a Toxiproxy server");
    }
    if (context.getTestMethod().isEmpty()) {
      upstreams.checkClass(context);
    }
    if (Settings.isRequired(context, "toxiproxy")) {
      throw new ExtensionConfigurationException(
          lack.get() + "; " + Settings.REQUIRED + " names toxiproxy, so this is a failure");
    }
    return disabled(lack.get());
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    takeOwnership(context);
    upstreams.checkClass(context);
  }

  private void takeOwnership(ExtensionContext context) {
    ExtensionContext.Store store = store(context);
    UpstreamExtension owner = store.get(UpstreamExtension.class, UpstreamExtension.class);
    if (owner == null) {
      store.put(UpstreamExtension.class, this);
    } else if (owner != this) {
      throw new ExtensionConfigurationException(
          "class "
              + context.getRequiredTestClass().getName()
              + ": its upstreams are declared by @Upstream and by UpstreamExtension.builder(), or"
              + " by two builders. Keep one of them.");
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    open(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == StreamProxy.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    if (context.getTestMethod().isEmpty()) {
      throw new ParameterResolutionException(
          "a StreamProxy is open for one test only. Take it as a parameter of the test or of a"
              + " @BeforeEach method, or remove @TestInstance(PER_CLASS) to take it in the"
              + " constructor.");
    }
    return open(context).get(parameter.findAnnotation(At.class).map(At::value));
  }

  private OpenUpstreams open(ExtensionContext context) {
    OpenUpstreams open = store(context).get(OpenUpstreams.class, OpenUpstreams.class);
    if (open == null) {
      takeOwnership(context);
      ToxiproxyServer chosen = server == null ? ToxiproxyServer.shared() : server.get();
      open = OpenUpstreams.open(chosen, upstreams.of(context));
      store(context).put(OpenUpstreams.class, open);
    }
    return open;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    OpenUpstreams open = store(context).get(OpenUpstreams.class, OpenUpstreams.class);
    if (open != null) {
      open.verify(context.getExecutionException().isPresent());
    }
  }
}
