package io.faultwire.it.machine;

import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;

import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Skips what {@link Requires} asks for and the machine lacks, or fails it where it is required. */
final class RequiresCondition implements ExecutionCondition {
  private final Required required;
  private final Function<Need, Optional<String>> lackOf;

  RequiresCondition() {
    this(Required.fromSystemProperty(), Need::lack);
  }

  RequiresCondition(Required required, Function<Need, Optional<String>> lackOf) {
    this.required = required;
    this.lackOf = lackOf;
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    Optional<Requires> requires =
        context.getElement().flatMap(e -> AnnotationSupport.findAnnotation(e, Requires.class));
    ConditionEvaluationResult result =
        requires.map(r -> evaluate(r.value())).orElse(enabled("needs nothing"));
    if (result.isDisabled()) {
      System.out.println(
          "SKIPPED " + context.getDisplayName() + ": " + result.getReason().orElseThrow());
    }
    return result;
  }

  ConditionEvaluationResult evaluate(Need... needs) {
    for (Need need : needs) {
      Optional<String> lack = lackOf.apply(need);
      if (lack.isPresent()) {
        String reason = need.id() + " is not available: " + lack.get();
        if (required.names(need)) {
          throw new ExtensionConfigurationException(
              reason + "; " + Required.PROPERTY + " names it, so this is a failure");
        }
        return disabled(reason);
      }
    }
    return enabled("the machine has what is needed");
  }
}
