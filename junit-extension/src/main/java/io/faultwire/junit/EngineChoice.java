package io.faultwire.junit;

import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;

import io.faultwire.engine.Engine;
import io.faultwire.junit.internal.Settings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Which engine the network of a test gets, and whether it is there. */
final class EngineChoice {
  private final @Nullable NetworkEngine built;

  /** Begin; the choice is null if {@link NetworkTest} makes it. */
  EngineChoice(@Nullable NetworkEngine built) {
    this.built = built;
  }

  /** Return the engine for a test, or for what a class leaves to its tests. */
  Engine of(ExtensionContext context) {
    return chosen(context).resolve(Settings.engine(context));
  }

  private NetworkEngine chosen(ExtensionContext context) {
    if (built != null) {
      return built;
    }
    for (ExtensionContext each = context; each != null; each = each.getParent().orElse(null)) {
      Optional<NetworkTest> annotation =
          each.getElement().flatMap(e -> AnnotationSupport.findAnnotation(e, NetworkTest.class));
      if (annotation.isPresent()) {
        return annotation.get().engine();
      }
    }
    return NetworkEngine.CONFIGURED;
  }

  /** Tell whether the machine has the engine; a lack of one that is required is an error. */
  ConditionEvaluationResult evaluate(ExtensionContext context) {
    Engine engine = of(context);
    Optional<String> lack = engine.lack();
    if (lack.isEmpty()) {
      return enabled("the engine '" + engine.name() + "' is there");
    }
    String reason = "the engine '" + engine.name() + "' is not available: " + lack.get();
    if (Settings.isRequired(context, engine.name())) {
      throw new ExtensionConfigurationException(
          reason + "; " + Settings.REQUIRED + " names it, so this is a failure");
    }
    return disabled(reason);
  }
}
