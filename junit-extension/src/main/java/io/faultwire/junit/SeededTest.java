package io.faultwire.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.apiguardian.api.API;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Run a test method of a {@link NetworkTest} many times, each time with another seed.
 *
 * <p>The first run has the base seed, which follows from the names of class and method, so that
 * every machine runs the same seeds. With {@code -Dfaultwire.seed=0x5EED2A} only that one seed
 * runs. The test stops after {@link #failureThreshold()} failures; the last message says how many
 * runs were left out.
 */
@Documented
@java.lang.annotation.Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(SeededTestExtension.class)
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public @interface SeededTest {

  /** Return how many seeds to run, at least 1. */
  int runs();

  /** Return the base seed, such as {@code 0x5EED2A}; empty to derive it from the test's name. */
  String seed() default "";

  /** Return after how many failed runs to stop, at least 1. */
  int failureThreshold() default 10;
}
