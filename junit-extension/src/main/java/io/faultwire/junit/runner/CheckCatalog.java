package io.faultwire.junit.runner;

import io.faultwire.conformance.CheckInfo;
import io.faultwire.conformance.ClauseId;
import io.faultwire.conformance.CouldNotFindOutException;
import io.faultwire.conformance.Level;
import io.faultwire.junit.Clause;
import io.faultwire.junit.ConformanceSuite;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Read what the test methods of a suite say about themselves. */
final class CheckCatalog {

  private static final String BEHIND_ALL_IDS = "~";

  private final String suite;
  private final CheckSources sources;
  private final RequirementList requirements;
  private final Map<String, CheckInfo> byId = new LinkedHashMap<>();
  private final Map<String, Method> methods = new LinkedHashMap<>();
  private final Map<String, CheckTexts> textsByPackage = new LinkedHashMap<>();

  /**
   * Read the checks that a test plan contains.
   *
   * @throws CouldNotFindOutException if a test is no check, two checks have one id, or a check is
   *     about a requirement that the suite does not have
   */
  CheckCatalog(ConformanceSuite suite, TestPlan plan, CheckSources sources) {
    this.suite = suite.name();
    this.sources = sources;
    this.requirements = new RequirementList(suite.requirements());
    for (TestIdentifier root : plan.getRoots()) {
      for (TestIdentifier found : plan.getDescendants(root)) {
        Method method = methodOf(found);
        if (method != null) {
          add(method);
        }
      }
    }
  }

  /**
   * Return the checks in the order of their classes; within a class the methods with an id of their
   * own come first, in the order of the ids, and others as their source lists them.
   */
  List<CheckInfo> inOrder(List<Class<?>> classes) {
    return byId.values().stream()
        .sorted(
            Comparator.comparingInt(
                    (CheckInfo check) -> classIndex(classes, methods.get(check.id())))
                .thenComparing(this::orderInClass))
        .toList();
  }

  private String orderInClass(CheckInfo check) {
    return CheckSources.isSource(methods.get(check.id())) ? BEHIND_ALL_IDS : check.id();
  }

  /**
   * Return the checks of a test: one for a check or one of its invocations, all for a method that
   * has a source, none for what is no check.
   */
  List<CheckInfo> of(TestIdentifier test) {
    Method method = methodOf(test);
    if (method == null) {
      return List.of();
    }
    if (CheckSources.isSource(method)) {
      List<CheckInfo> all = sources.listedBy(method);
      return test.isTest()
          ? all.stream().filter(check -> check.id().equals(test.getDisplayName())).toList()
          : all;
    }
    return CheckSources.idOf(method).map(byId::get).map(List::of).orElse(List.of());
  }

  static @Nullable Method methodOf(TestIdentifier test) {
    return test.getSource()
        .filter(MethodSource.class::isInstance)
        .map(source -> ((MethodSource) source).getJavaMethod())
        .orElse(null);
  }

  private void add(Method method) {
    if (CheckSources.isSource(method)) {
      for (CheckInfo check : sources.listedBy(method)) {
        refuseWrong(check.clause(), check.level(), method);
        add(check, method);
      }
      return;
    }
    String id =
        CheckSources.idOf(method)
            .orElseThrow(
                () ->
                    broken(
                        method, "has no @Check. Give it an id such as @Check(\"tcp.area.rule\")"));
    if (!method.equals(methods.get(id))) {
      add(describe(id, method), method);
    }
  }

  private void add(CheckInfo check, Method method) {
    Method other = methods.put(check.id(), method);
    if (other != null) {
      throw broken(
          method, "has the check id '" + check.id() + "', as has " + other + ". Rename one");
    }
    byId.put(check.id(), check);
  }

  private CheckInfo describe(String id, Method method) {
    List<Clause> clauses = AnnotationSupport.findRepeatableAnnotations(method, Clause.class);
    if (clauses.isEmpty()) {
      throw broken(method, "has no @Clause. Name the requirement that it checks");
    }
    List<ClauseId> named = clauses.stream().map(clause -> clauseId(clause, method)).toList();
    CheckTexts texts =
        textsByPackage.computeIfAbsent(
            method.getDeclaringClass().getPackageName(),
            any -> CheckTexts.beside(method.getDeclaringClass()));
    try {
      return new CheckInfo(
          id,
          texts.title(id).orElse(method.getName()),
          texts.description(id).orElse(null),
          named.get(0),
          clauses.get(0).level(),
          texts.remedy(id).orElse(null),
          named.subList(1, named.size()));
    } catch (IllegalArgumentException e) {
      throw broken(method, "is wrongly declared: " + e.getMessage());
    }
  }

  private ClauseId clauseId(Clause clause, Method method) {
    if ((clause.rfc() == 0) == clause.source().isEmpty()) {
      throw broken(method, "must give either rfc or source in its @Clause");
    }
    String source = clause.rfc() == 0 ? clause.source() : "RFC " + clause.rfc();
    ClauseId named =
        new ClauseId(source, clause.section(), clause.id().isEmpty() ? null : clause.id());
    refuseWrong(named, clause.level(), method);
    return named;
  }

  private void refuseWrong(ClauseId named, Level level, Method method) {
    requirements
        .problem(named, level)
        .ifPresent(
            problem -> {
              throw broken(method, problem);
            });
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
