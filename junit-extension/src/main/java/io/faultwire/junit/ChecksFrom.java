package io.faultwire.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Make a test method many conformance checks: one for each that a {@link CheckSource} lists.
 *
 * <p>The method takes the argument of its check as a parameter, and {@link
 * io.faultwire.junit.Target} and {@link Evidence} as a method with {@link Check} does; how it may
 * end is said there. Each check has its own id, clause and texts, runs between {@code @BeforeEach}
 * and {@code @AfterEach} methods of its own, and is selected, exempted and reported by its id.
 */
@Documented
@java.lang.annotation.Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith({CheckExtension.class, ChecksFromExtension.class})
public @interface ChecksFrom {

  /** Return the source: a class with a constructor without parameters. */
  Class<? extends CheckSource<?>> value();
}
