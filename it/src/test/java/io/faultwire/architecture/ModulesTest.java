package io.faultwire.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("any-jdk")
class ModulesTest {
  private static final String[] CORE = Code.packages(Code.LAYERS);

  @Test
  void theCoreKnowsNobody() {
    noClasses()
        .that()
        .resideInAnyPackage(CORE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.faultwire.junit..",
            "io.faultwire.suites..",
            "io.faultwire.plugin..",
            "org.junit..",
            "org.assertj..",
            "org.apache.maven..")
        .check(Code.PUBLISHED);
  }

  @Test
  void theExtensionDoesNotKnowThePlugin() {
    noClasses()
        .that()
        .resideInAnyPackage("io.faultwire.junit..", "io.faultwire.suites..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.faultwire.plugin..", "org.apache.maven..")
        .check(Code.PUBLISHED);
  }

  @Test
  void thePluginKnowsOnlyTheReportModel() {
    noClasses()
        .that()
        .resideInAPackage("io.faultwire.plugin..")
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "are Faultwire's, but neither the plugin's nor of the report model",
                ModulesTest::isNeitherPluginNorReportModel))
        .check(Code.PUBLISHED);
  }

  @Test
  void onlyTheKernelEngineMakesNativeCalls() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.faultwire.engine.kernel..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.sun.jna..", "java.lang.foreign..")
        .check(Code.PUBLISHED);
  }

  @Test
  void onlyTheToxiproxyEngineKnowsToxiproxyAndContainers() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.faultwire.engine.toxiproxy..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("eu.rekawek.toxiproxy..", "org.testcontainers..")
        .check(Code.PUBLISHED);
  }

  @Test
  void everyPackageIsNullMarked() {
    classes().should(new ResideInANullMarkedPackage()).check(Code.PUBLISHED);
  }

  private static boolean isNeitherPluginNorReportModel(JavaClass used) {
    String name = used.getPackageName();
    return name.startsWith(Code.ROOT)
        && !name.startsWith("io.faultwire.plugin")
        && !name.startsWith("io.faultwire.conformance");
  }

  private static final class ResideInANullMarkedPackage extends ArchCondition<JavaClass> {
    ResideInANullMarkedPackage() {
      super("reside in a package whose package-info.java is annotated with @NullMarked");
    }

    @Override
    public void check(JavaClass each, ConditionEvents events) {
      boolean marked = each.getPackage().isAnnotatedWith(NullMarked.class);
      events.add(
          new SimpleConditionEvent(each, marked, each.getPackageName() + " of " + each.getName()));
    }
  }
}
