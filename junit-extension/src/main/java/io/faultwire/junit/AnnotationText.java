package io.faultwire.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Write an annotation as it stands in the source, without the attributes that are defaults. */
final class AnnotationText {
  private AnnotationText() {}

  static String of(Annotation annotation) {
    List<String> attributes = new ArrayList<>();
    Method[] methods = annotation.annotationType().getDeclaredMethods();
    Arrays.sort(
        methods, Comparator.comparing(AnnotationText::isOptional).thenComparing(Method::getName));
    for (Method attribute : methods) {
      Object value = valueOf(annotation, attribute);
      if (!Objects.deepEquals(value, attribute.getDefaultValue())) {
        attributes.add(attribute.getName() + " = " + literal(value));
      }
    }
    String name = "@" + annotation.annotationType().getSimpleName();
    if (attributes.isEmpty()) {
      return name;
    }
    if (attributes.size() == 1 && attributes.get(0).startsWith("value = ")) {
      return name + "(" + attributes.get(0).substring("value = ".length()) + ")";
    }
    return name + "(" + String.join(", ", attributes) + ")";
  }

  private static boolean isOptional(Method attribute) {
    return attribute.getDefaultValue() != null;
  }

  private static Object valueOf(Annotation annotation, Method attribute) {
    try {
      attribute.setAccessible(true);
      return attribute.invoke(annotation);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot read " + attribute, e);
    }
  }

  private static String literal(Object value) {
    if (value instanceof String text) {
      return '"' + text + '"';
    }
    if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15) {
      return Long.toString(number.longValue());
    }
    if (value.getClass().isArray()) {
      List<String> elements = new ArrayList<>();
      for (int i = 0; i < Array.getLength(value); i++) {
        elements.add(literal(Array.get(value, i)));
      }
      return elements.size() == 1 ? elements.get(0) : "{" + String.join(", ", elements) + "}";
    }
    return value.toString();
  }
}
