package io.faultwire.junit.runner;

import io.faultwire.conformance.CheckInfo;
import io.faultwire.conformance.CouldNotFindOutException;
import io.faultwire.conformance.Glob;
import io.faultwire.junit.Check;
import io.faultwire.junit.CheckCase;
import io.faultwire.junit.CheckSource;
import io.faultwire.junit.ChecksFrom;
import io.faultwire.junit.Target;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/** Ask the test methods of a suite which checks they are, and leave out what is not selected. */
final class CheckSources {

  private final Target target;
  private final List<Glob> selected;
  private final Map<Class<?>, List<CheckInfo>> bySource = new HashMap<>();

  /** Ask for the checks that the ids or globs name; for all, if there are none. */
  CheckSources(Target target, List<String> idsOrGlobs) {
    this.target = target;
    this.selected = idsOrGlobs.stream().map(Glob::new).toList();
  }

  /** Tell whether a method is a check that is selected, or has one; tests that are none pass. */
  boolean includes(Method method) {
    if (selected.isEmpty()) {
      return true;
    }
    return isSource(method)
        ? !listedBy(method).isEmpty()
        : idOf(method).filter(this::isSelected).isPresent();
  }

  private boolean isSelected(String id) {
    return selected.isEmpty() || selected.stream().anyMatch(glob -> glob.matches(id));
  }

  static Optional<String> idOf(Method method) {
    return AnnotationSupport.findAnnotation(method, Check.class).map(Check::value);
  }

  static boolean isSource(Method method) {
    return AnnotationSupport.isAnnotated(method, ChecksFrom.class);
  }

  /**
   * Return the selected checks of a method's source, in the source's order.
   *
   * @throws CouldNotFindOutException if the source cannot be read or lists nothing at all
   */
  List<CheckInfo> listedBy(Method method) {
    Class<? extends CheckSource<?>> source =
        AnnotationSupport.findAnnotation(method, ChecksFrom.class).orElseThrow().value();
    List<CheckInfo> known = bySource.get(source);
    if (known == null) {
      known = read(source);
      bySource.put(source, known);
    }
    return known;
  }

  private List<CheckInfo> read(Class<? extends CheckSource<?>> source) {
    List<CheckInfo> all;
    try {
      all =
          ReflectionSupport.newInstance(source).checks(target).stream()
              .map(CheckCase::check)
              .toList();
    } catch (CouldNotFindOutException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new CouldNotFindOutException(
          "The checks of %s cannot be read: %s".formatted(source.getName(), OutcomeOf.describe(e)),
          e);
    }
    if (all.isEmpty()) {
      throw new CouldNotFindOutException(
          source.getName() + " lists no checks. Correct what it reads, or remove its test.");
    }
    return all.stream().filter(check -> isSelected(check.id())).toList();
  }
}
