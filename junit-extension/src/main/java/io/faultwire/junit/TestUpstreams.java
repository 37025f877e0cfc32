package io.faultwire.junit;

import io.faultwire.engine.toxiproxy.stream.StreamProxy;
import io.faultwire.junit.internal.DeclarationProblems;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** Which proxied addresses each test gets, found out and checked before any of a class runs. */
final class TestUpstreams {
  private final @Nullable List<UpstreamDeclaration> built;

  /** Begin; the declarations are null if annotations make them. */
  TestUpstreams(@Nullable List<UpstreamDeclaration> built) {
    this.built = built;
  }

  /**
   * Check everything that a class declares.
   *
   * @throws ExtensionConfigurationException if anything is wrong; the message names all of it
   */
  void checkClass(ExtensionContext context) {
    Class<?> type = context.getRequiredTestClass();
    DeclarationProblems problems = new DeclarationProblems("class " + type.getName());
    for (Method method :
        ReflectionSupport.findMethods(
            type,
            each -> AnnotationSupport.isAnnotated(each, Testable.class),
            HierarchyTraversalMode.TOP_DOWN)) {
      check(method, read(context, Optional.of(method), problems), problems);
    }
    problems.throwIfAny();
  }

  /**
   * Return what one test gets.
   *
   * @throws ExtensionConfigurationException if it is not declared correctly
   */
  List<UpstreamDeclaration> of(ExtensionContext context) {
    Method method = context.getRequiredTestMethod();
    DeclarationProblems problems = new DeclarationProblems(DeclaredAnnotations.describe(method));
    List<UpstreamDeclaration> declarations = read(context, Optional.of(method), problems);
    check(method, declarations, problems);
    problems.throwIfAny();
    return declarations;
  }

  private List<UpstreamDeclaration> read(
      ExtensionContext context, Optional<Method> method, DeclarationProblems problems) {
    List<UpstreamDeclaration> declarations = new ArrayList<>();
    if (built != null) {
      declarations.addAll(built);
    } else {
      UpstreamReader reader =
          new UpstreamReader(
              name -> context.getConfigurationParameter(name).orElse("").strip(), problems);
      declarations.addAll(
          reader.read(DeclaredAnnotations.upstreamsOn(DeclaredAnnotations.classesAround(context))));
      method.ifPresent(
          each -> declarations.addAll(reader.read(DeclaredAnnotations.upstreamsOn(each))));
    }
    Map<String, UpstreamDeclaration> names = new LinkedHashMap<>();
    for (UpstreamDeclaration each : declarations) {
      UpstreamDeclaration other = names.putIfAbsent(each.name(), each);
      if (other != null) {
        problems.add(
            each.place(),
            "the name '" + each.name() + "' is taken by " + other.place(),
            "Give each upstream of a test a name of its own");
      }
    }
    return declarations;
  }

  private static void check(
      Executable method, List<UpstreamDeclaration> declarations, DeclarationProblems problems) {
    List<String> names = declarations.stream().map(UpstreamDeclaration::name).toList();
    for (Parameter parameter : method.getParameters()) {
      if (parameter.getType() != StreamProxy.class) {
        continue;
      }
      At at = parameter.getAnnotation(At.class);
      String place = "StreamProxy of " + DeclaredAnnotations.describe(method);
      if (at == null && names.size() != 1) {
        problems.add(
            place,
            "it does not say which upstream",
            "Write @At with one of " + String.join(", ", names) + " before it");
      } else if (at != null && !names.contains(at.value())) {
        problems.add(
            AnnotationText.of(at) + " " + place,
            "there is no upstream '" + at.value() + "'",
            "Write one of " + String.join(", ", names));
      }
    }
  }
}
