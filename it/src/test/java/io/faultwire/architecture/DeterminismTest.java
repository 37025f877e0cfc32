package io.faultwire.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The simulation takes its time from the virtual clock and its chance from the seed. */
@Tag("any-jdk")
class DeterminismTest {
  /** Layers of which nothing ever runs outside of a simulated network. */
  private static final String[] SIMULATED =
      Code.packages(
          Code.LAYERS.stream()
              .filter(layer -> !layer.equals("engine"))
              .filter(layer -> !layer.equals("tls"))
              .filter(layer -> !layer.equals("conformance"))
              .toList());

  @Test
  void noWallClockIsRead() {
    simulated().should().callMethod(System.class, "nanoTime").check(Code.PUBLISHED);
    simulated().should().callMethod(System.class, "currentTimeMillis").check(Code.PUBLISHED);
    simulated().should().callMethod(Instant.class, "now").check(Code.PUBLISHED);
  }

  @Test
  void noChanceIsDrawnOutsideOfTheSeed() {
    simulated().should().callConstructor(Random.class).check(Code.PUBLISHED);
    simulated().should().callConstructor(SecureRandom.class).check(Code.PUBLISHED);
    simulated().should().callMethod(Math.class, "random").check(Code.PUBLISHED);
    simulated().should().callMethod(UUID.class, "randomUUID").check(Code.PUBLISHED);
    simulated()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(ThreadLocalRandom.class)
        .check(Code.PUBLISHED);
  }

  @Test
  void noIdentityHashCodeIsTaken() {
    simulated()
        .should()
        .callMethod(System.class, "identityHashCode", Object.class)
        .check(Code.PUBLISHED);
  }

  private static GivenClassesConjunction simulated() {
    return noClasses().that().resideInAnyPackage(SIMULATED);
  }
}
