package io.faultwire.junit;

import io.faultwire.junit.internal.Place;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Find the annotations that declare a network, with the place of each.
 *
 * <p>What is more general comes first: a superclass and an interface before the class, an enclosing
 * class before a nested one. Composed annotations are looked into, to any depth.
 */
final class DeclaredAnnotations {
  private final List<Found> found = new ArrayList<>();
  private final Set<Class<?>> seen = new HashSet<>();
  private final Deque<Class<?>> through = new ArrayDeque<>();

  /** An annotation and where it stands. */
  record Found(Annotation annotation, Place place) {}

  /** Return what stands on classes, the outermost first. */
  static List<Found> on(List<Class<?>> classes) {
    DeclaredAnnotations search = new DeclaredAnnotations();
    classes.forEach(search::visitClass);
    return List.copyOf(search.found);
  }

  /** Return what stands on a method itself. */
  static List<Found> on(Executable method) {
    DeclaredAnnotations search = new DeclaredAnnotations();
    search.visit(method, describe(method));
    return List.copyOf(search.found);
  }

  static String describe(Executable method) {
    if (method instanceof Constructor<?>) {
      return "constructor " + method.getName();
    }
    return "method " + method.getDeclaringClass().getName() + "." + method.getName();
  }

  private void visitClass(Class<?> type) {
    if (type == Object.class || !seen.add(type)) {
      return;
    }
    if (type.getSuperclass() != null) {
      visitClass(type.getSuperclass());
    }
    for (Class<?> each : type.getInterfaces()) {
      visitClass(each);
    }
    visit(type, (type.isInterface() ? "interface " : "class ") + type.getName());
  }

  private void visit(AnnotatedElement element, String owner) {
    for (Annotation annotation : element.getDeclaredAnnotations()) {
      if (annotation instanceof Host.List hosts) {
        add(owner, hosts.value());
      } else if (annotation instanceof Switch.List switches) {
        add(owner, switches.value());
      } else if (annotation instanceof Link.List links) {
        add(owner, links.value());
      } else if (annotation instanceof Host
          || annotation instanceof Switch
          || annotation instanceof Link) {
        add(owner, annotation);
      } else {
        lookInto(annotation.annotationType(), owner);
      }
    }
  }

  private void lookInto(Class<? extends Annotation> type, String owner) {
    String packageName = type.getPackageName();
    boolean foreign = packageName.startsWith("java.") || packageName.startsWith("org.junit.");
    if (foreign || through.contains(type)) {
      return;
    }
    through.addLast(type);
    visit(type, owner);
    through.removeLast();
  }

  private void add(String owner, Annotation... annotations) {
    List<String> path = through.stream().map(type -> "@" + type.getSimpleName()).toList();
    for (Annotation annotation : annotations) {
      found.add(new Found(annotation, new Place(AnnotationText.of(annotation), owner, path)));
    }
  }
}
