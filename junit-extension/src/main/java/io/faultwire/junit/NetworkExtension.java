package io.faultwire.junit;

import io.faultwire.engine.Engine;
import io.faultwire.junit.internal.FailureReport;
import io.faultwire.junit.internal.NetworkSession;
import io.faultwire.junit.internal.SeedRun;
import io.faultwire.junit.internal.Settings;
import io.faultwire.junit.internal.TestId;
import io.faultwire.time.Seed;
import io.faultwire.topology.Topology;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestInstantiationAwareExtension;

/**
 * Give each test a fresh network, as {@link NetworkTest} does, from a declaration in code.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final NetworkExtension network =
 *     NetworkExtension.builder()
 *         .host("client")
 *         .host("server")
 *         .link("client", "server", link -> link.latency(ofMillis(20)).loss(2))
 *         .build();
 * }</pre>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class NetworkExtension
    implements ExecutionCondition,
        BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        ParameterResolver,
        TestExecutionExceptionHandler,
        LifecycleMethodExecutionExceptionHandler {

  private final TestNetworks networks;
  private final EngineChoice engines;

  /** Create the extension behind {@link NetworkTest}, which reads annotations. */
  NetworkExtension() {
    this(null, null);
  }

  NetworkExtension(@Nullable Topology topology, @Nullable NetworkEngine engine) {
    this.networks = new TestNetworks(this, topology);
    this.engines = new EngineChoice(engine);
  }

  /** Begin a declaration. */
  public static NetworkExtensionBuilder builder() {
    return new NetworkExtensionBuilder();
  }

  static ExtensionContext.Store store(ExtensionContext context) {
    return context.getStore(ExtensionContext.Namespace.create(NetworkExtension.class));
  }

  @Override
  public TestInstantiationAwareExtension.ExtensionContextScope
      getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return engines.evaluate(context);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    networks.checkClass(context, engines.of(context));
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    session(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return NetworkParameter.of(parameter.getParameter()).isPresent();
  }

  @Override
  public Object resolveParameter(ParameterContext context, ExtensionContext extensionContext) {
    NetworkParameter parameter = NetworkParameter.of(context.getParameter()).orElseThrow();
    if (extensionContext.getTestMethod().isEmpty()) {
      throw new ParameterResolutionException(
          parameter
              + ": there is no network yet, since each test gets a network of its own. Take it as a"
              + " parameter of the test or of a @BeforeEach method, or remove"
              + " @TestInstance(PER_CLASS) to take it in the constructor.");
    }
    return parameter.resolve(session(extensionContext).network());
  }

  private NetworkSession session(ExtensionContext context) {
    NetworkSession running = store(context).get(NetworkSession.class, NetworkSession.class);
    return running != null ? running : start(context);
  }

  private NetworkSession start(ExtensionContext context) {
    Engine engine = engines.of(context);
    Topology topology = networks.topologyOf(context, engine);
    TestId test = TestId.of(context);
    SeedRun run = store(context).get(SeedRun.class, SeedRun.class);
    Seed seed = run != null ? run.seed() : Settings.seed(context).orElseGet(test::seed);
    NetworkSession session = NetworkSession.start(test, engine, topology, seed, run);
    store(context).put(NetworkSession.class, session);
    return session;
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    NetworkSession session = store(context).get(NetworkSession.class, NetworkSession.class);
    if (session != null) {
      FailureReport.close(session, context);
    }
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw FailureReport.add(failure, session(context), context);
  }

  @Override
  public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw FailureReport.add(failure, session(context), context);
  }

  @Override
  public void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw FailureReport.add(failure, session(context), context);
  }
}
