package io.faultwire.junit.runner;

import io.faultwire.conformance.CheckInfo;
import io.faultwire.conformance.ClauseId;
import io.faultwire.conformance.CouldNotFindOutException;
import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Read what the test methods of a suite say about themselves. */
final class CheckCatalog {

  private final String suite;
  private final Map<String, CheckInfo> byId = new LinkedHashMap<>();
  private final Map<String, Method> methods = new LinkedHashMap<>();
  private final Map<String, CheckTexts> textsByPackage = new LinkedHashMap<>();

  /**
   * Read the checks that a test plan contains.
   *
   * @throws CouldNotFindOutException if a test is no check, or two checks have one id
   */
  CheckCatalog(String suite, TestPlan plan) {
    this.suite = suite;
    for (TestIdentifier root : plan.getRoots()) {
      for (TestIdentifier found : plan.getDescendants(root)) {
        Method method = methodOf(found);
        if (method != null) {
          add(method);
        }
      }
    }
  }

  /** Return the checks by id, in the order of their classes and, within a class, of their ids. */
  List<CheckInfo> inOrder(List<Class<?>> classes) {
    return byId.values().stream()
        .sorted(
            java.util.Comparator.comparingInt(
                    (CheckInfo check) -> classIndex(classes, methods.get(check.id())))
                .thenComparing(CheckInfo::id))
        .toList();
  }

  /** Return the check of a test or of one of its invocations, if it is one. */
  Optional<CheckInfo> of(TestIdentifier test) {
    Method method = methodOf(test);
    return method == null ? Optional.empty() : idOf(method).map(byId::get);
  }

  static @Nullable Method methodOf(TestIdentifier test) {
    return test.getSource()
        .filter(MethodSource.class::isInstance)
        .map(source -> ((MethodSource) source).getJavaMethod())
        .orElse(null);
  }

  static Optional<String> idOf(Method method) {
    return AnnotationSupport.findAnnotation(method, Check.class).map(Check::value);
  }

  private void add(Method method) {
    String id =
        idOf(method)
            .orElseThrow(
                () ->
                    broken(
                        method, "has no @Check. Give it an id such as @Check(\"tcp.area.rule\")"));
    Method other = methods.put(id, method);
    if (other != null && !other.equals(method)) {
      throw broken(method, "has the check id '" + id + "', as has " + other + ". Rename one");
    }
    if (other == null) {
      byId.put(id, describe(id, method));
    }
  }

  private CheckInfo describe(String id, Method method) {
    Clause clause =
        AnnotationSupport.findAnnotation(method, Clause.class)
            .orElseThrow(
                () -> broken(method, "has no @Clause. Name the requirement that it checks"));
    if ((clause.rfc() == 0) == clause.source().isEmpty()) {
      throw broken(method, "must give either rfc or source in its @Clause");
    }
    String source = clause.rfc() == 0 ? clause.source() : "RFC " + clause.rfc();
    String requirement = clause.id().isEmpty() ? null : clause.id();
    CheckTexts texts =
        textsByPackage.computeIfAbsent(
            method.getDeclaringClass().getPackageName(),
            any -> CheckTexts.beside(method.getDeclaringClass()));
    try {
      return new CheckInfo(
          id,
          texts.title(id).orElse(method.getName()),
          texts.description(id).orElse(null),
          new ClauseId(source, clause.section(), requirement),
          clause.level(),
          texts.remedy(id).orElse(null));
    } catch (IllegalArgumentException e) {
      throw broken(method, "is wrongly declared: " + e.getMessage());
    }
  }

  private CouldNotFindOutException broken(Method method, String what) {
    return new CouldNotFindOutException(
        "Suite '%s': the test %s#%s %s."
            .formatted(suite, method.getDeclaringClass().getName(), method.getName(), what));
  }

  private static int classIndex(List<Class<?>> classes, Method method) {
    for (Class<?> at = method.getDeclaringClass(); at != null; at = at.getEnclosingClass()) {
      int index = classes.indexOf(at);
      if (index >= 0) {
        return index;
      }
    }
    return classes.size();
  }
}
