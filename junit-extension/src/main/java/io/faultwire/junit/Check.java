package io.faultwire.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Make a test method a conformance check with a stable id.
 *
 * <p>The method also carries {@link Clause}, and may take {@link io.faultwire.junit.Target} and
 * {@link Evidence} as parameters. A failed assertion means that the target breaks the clause;
 * {@link NotApplicable}, {@link NotTestable} and {@link Inconclusive} say that it was not judged;
 * any other exception is read as inconclusive.
 *
 * <p>The texts for people stand in {@code checks.properties} (UTF-8) in the package of the test
 * class: {@code <id>.title}, {@code <id>.description}, {@code <id>.remedy}.
 *
 * <p>For checks that are no methods of their own see {@link ChecksFrom}.
 */
@Documented
@java.lang.annotation.Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(CheckExtension.class)
public @interface Check {

  /** Return the check's id, such as {@code tcp.closing.time-wait-2msl}. */
  String value();
}
