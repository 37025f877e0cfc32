package io.faultwire.junit;

import io.faultwire.conformance.Level;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * Name the requirement that a test is about.
 *
 * <p>Give either {@link #rfc()} or {@link #source()}. The level decides what a failed check means:
 * MUST and MUST NOT fail, the others warn. Where a test is about several requirements, the first is
 * the one that it reports.
 */
@Documented
@java.lang.annotation.Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Clause.All.class)
public @interface Clause {

  /** Return the RFC's number; 0 if the requirement stands in another document. */
  int rfc() default 0;

  /** Return the document where it is not an RFC, such as {@code CA/B BR}. */
  String source() default "";

  /** Return the section, such as {@code 3.10.7.4}, or {@code B} for an appendix. */
  String section() default "";

  /** Return how strongly the document demands it. */
  Level level() default Level.MUST;

  /** Return the requirement's own id, such as {@code MUST-4}, where the document has one. */
  String id() default "";

  /** Hold the requirements of a test that is about several. */
  @Documented
  @java.lang.annotation.Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Retention(RetentionPolicy.RUNTIME)
  @interface All {

    /** Return the requirements, the one that is reported first. */
    Clause[] value();
  }
}
