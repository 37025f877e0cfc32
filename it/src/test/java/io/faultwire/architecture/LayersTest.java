package io.faultwire.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("any-jdk")
class LayersTest {
  @Test
  void everyPackageOfTheCoreIsALayer() throws IOException {
    assertThat(Code.sourcesOf("stack-core")).isNotEmpty().isSubsetOf(Code.LAYERS);
  }

  @Test
  void everyPackageWithSourcesWasImported() throws IOException {
    Set<String> sources = Code.sourcesOf("stack-core");
    sources.addAll(Code.sourcesOf("junit-extension"));
    sources.addAll(Code.sourcesOf("plugin"));
    assertThat(Code.importedTopPackages()).isEqualTo(sources).contains("wire", "junit", "plugin");
  }

  @ParameterizedTest
  @MethodSource("layersWithSources")
  void aLayerUsesOnlyThoseBeforeIt(String layer) {
    List<String> laterLayers =
        Code.LAYERS.subList(Code.LAYERS.indexOf(layer) + 1, Code.LAYERS.size());
    noClasses()
        .that()
        .resideInAPackage(Code.packages(List.of(layer))[0])
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(Code.packages(laterLayers))
        .because("the layers are, in order, " + Code.LAYERS)
        .check(Code.PUBLISHED);
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching("io.faultwire.(**)").should().beFreeOfCycles().check(Code.PUBLISHED);
  }

  static Stream<String> layersWithSources() throws IOException {
    return Code.sourcesOf("stack-core").stream();
  }
}
