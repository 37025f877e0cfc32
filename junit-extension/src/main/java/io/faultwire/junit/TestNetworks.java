package io.faultwire.junit;

import io.faultwire.engine.Engine;
import io.faultwire.junit.DeclaredAnnotations.Found;
import io.faultwire.junit.internal.DeclarationProblems;
import io.faultwire.topology.Topology;
import io.faultwire.topology.TopologyException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** Which network each test gets, found out and checked before any of a class runs. */
final class TestNetworks {
  private final NetworkExtension extension;
  private final @Nullable Topology built;

  /** Begin; the topology is null if annotations declare it. */
  TestNetworks(NetworkExtension extension, @Nullable Topology built) {
    this.extension = extension;
    this.built = built;
  }

  /**
   * Check everything that a class declares, on itself, on its methods and on their parameters.
   *
   * @throws ExtensionConfigurationException if anything is wrong; the message names all of it
   */
  void checkClass(ExtensionContext context, Engine engine) {
    takeOwnership(context);
    ClassNetwork ofClass = read(context);
    NetworkExtension.store(context).put(ClassNetwork.class, ofClass);
    DeclarationProblems problems = new DeclarationProblems("class " + ofClass.type().getName());
    List<Method> methods =
        ReflectionSupport.findMethods(
            ofClass.type(), method -> true, HierarchyTraversalMode.TOP_DOWN);
    boolean hasTests = false;
    for (Method method : methods) {
      if (AnnotationSupport.isAnnotated(method, Testable.class)) {
        hasTests = true;
        check(method, ofClass.topologyOf(method), problems);
        check(engine, ofClass.topologyOf(method), problems);
      }
    }
    if (hasTests) {
      checkOthers(ofClass, methods, problems);
    }
    problems.throwIfAny();
  }

  private static void checkOthers(
      ClassNetwork ofClass, List<Method> methods, DeclarationProblems problems) {
    for (Constructor<?> constructor : ofClass.type().getDeclaredConstructors()) {
      check(constructor, ofClass.topology(), problems);
    }
    for (Method method : methods) {
      if (isLifecycleMethod(method)) {
        check(method, ofClass.topology(), problems);
      }
    }
  }

  private static boolean isLifecycleMethod(Method method) {
    return AnnotationSupport.isAnnotated(method, BeforeEach.class)
        || AnnotationSupport.isAnnotated(method, AfterEach.class);
  }

  private static void check(Engine engine, Topology topology, DeclarationProblems problems) {
    try {
      engine.check(topology);
    } catch (TopologyException e) {
      problems.add(e.element(), e.problem(), e.remedy());
    }
  }

  private static void check(
      Executable executable, Topology topology, DeclarationProblems problems) {
    if (executable.isSynthetic()) {
      return;
    }
    for (Parameter parameter : executable.getParameters()) {
      NetworkParameter.of(parameter).ifPresent(known -> known.check(topology, problems));
    }
  }

  /**
   * Return the topology of the network of one test.
   *
   * @throws ExtensionConfigurationException if it is not declared correctly
   */
  Topology topologyOf(ExtensionContext context, Engine engine) {
    takeOwnership(context);
    Method method = context.getRequiredTestMethod();
    ClassNetwork known =
        NetworkExtension.store(context).get(ClassNetwork.class, ClassNetwork.class);
    if (known != null && known.type() == context.getRequiredTestClass()) {
      return known.topologyOf(method);
    }
    Topology topology = read(context).topologyOf(method);
    DeclarationProblems problems = new DeclarationProblems(DeclaredAnnotations.describe(method));
    check(method, topology, problems);
    check(engine, topology, problems);
    problems.throwIfAny();
    return topology;
  }

  private ClassNetwork read(ExtensionContext context) {
    List<Found> annotations = DeclaredAnnotations.on(DeclaredAnnotations.classesAround(context));
    return new ClassNetwork(context.getRequiredTestClass(), annotations, built);
  }

  private void takeOwnership(ExtensionContext context) {
    ExtensionContext.Store store = NetworkExtension.store(context);
    NetworkExtension owner = store.get(NetworkExtension.class, NetworkExtension.class);
    if (owner == null) {
      store.put(NetworkExtension.class, extension);
    } else if (owner != extension) {
      throw new ExtensionConfigurationException(
          "class "
              + context.getRequiredTestClass().getName()
              + ": its tests would get two networks, from @NetworkTest and from"
              + " NetworkExtension.builder(), or from two builders. Keep one of them.");
    }
  }
}
