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
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Find the annotations that declare a network or upstreams, with the place of each.
 *
 * <p>What is more general comes first: a superclass and an interface before the class, an enclosing
 * class before a nested one. Composed annotations are looked into, to any depth.
 */
final class DeclaredAnnotations {
  private static final Set<Class<?>> NETWORK = Set.of(Host.class, Switch.class, Link.class);
  private static final Set<Class<?>> UPSTREAMS = Set.of(Upstream.class);

  private final Set<Class<?>> wanted;
  private final List<Found> found = new ArrayList<>();
  private final Set<Class<?>> seen = new HashSet<>();
  private final Deque<Class<?>> through = new ArrayDeque<>();

  /** An annotation and where it stands. */
  record Found(Annotation annotation, Place place) {}

  private DeclaredAnnotations(Set<Class<?>> wanted) {
    this.wanted = wanted;
  }

  /** Return what declares a network on classes, the outermost first. */
  static List<Found> on(List<Class<?>> classes) {
    return find(NETWORK, classes);
  }

  /** Return what declares a network on a method itself. */
  static List<Found> on(Executable method) {
    return find(NETWORK, method);
  }

  /** Return what declares upstreams on classes, the outermost first. */
  static List<Found> upstreamsOn(List<Class<?>> classes) {
    return find(UPSTREAMS, classes);
  }

  /** Return what declares upstreams on a method itself. */
  static List<Found> upstreamsOn(Executable method) {
    return find(UPSTREAMS, method);
  }

  private static List<Found> find(Set<Class<?>> wanted, List<Class<?>> classes) {
    DeclaredAnnotations search = new DeclaredAnnotations(wanted);
    classes.forEach(search::visitClass);
    return List.copyOf(search.found);
  }

  private static List<Found> find(Set<Class<?>> wanted, Executable method) {
    DeclaredAnnotations search = new DeclaredAnnotations(wanted);
    search.visit(method, describe(method));
    return List.copyOf(search.found);
  }

  /** Return the class of a test and those around it, the outermost first. */
  static List<Class<?>> classesAround(ExtensionContext context) {
    List<Class<?>> classes = new ArrayList<>();
    ExtensionContext each = context;
    while (each != null) {
      each.getTestClass().filter(type -> !classes.contains(type)).ifPresent(t -> classes.add(0, t));
      each = each.getParent().orElse(null);
    }
    return classes;
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
      } else if (annotation instanceof Upstream.List upstreams) {
        add(owner, upstreams.value());
      } else if (isKnown(annotation)) {
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
      if (wanted.contains(annotation.annotationType())) {
        found.add(new Found(annotation, new Place(AnnotationText.of(annotation), owner, path)));
      }
    }
  }

  private static boolean isKnown(Annotation annotation) {
    return NETWORK.contains(annotation.annotationType())
        || UPSTREAMS.contains(annotation.annotationType());
  }
}
