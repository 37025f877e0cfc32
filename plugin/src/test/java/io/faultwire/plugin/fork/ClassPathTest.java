package io.faultwire.plugin.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

class ClassPathTest {

  private final ClassPath classPath =
      new ClassPath(
          List.of(
              jar("org.junit.jupiter", "junit-jupiter-api", "5.14.4"),
              jar("org.junit.platform", "junit-platform-launcher", "1.14.4"),
              jar("com.google.code.gson", "gson", "2.15.0")));

  @Test
  void newerVersionWins() {
    classPath.add(
        project(
            jar("com.google.code.gson", "gson", "2.9.1"),
            jar("org.assertj", "assertj-core", "3.27.7")));

    assertThat(files())
        .containsExactly(
            "junit-jupiter-api-5.14.4",
            "junit-platform-launcher-1.14.4",
            "gson-2.15.0",
            "assertj-core-3.27.7");
  }

  @Test
  void allOfJunitHasTheProjectsVersion() {
    classPath.add(
        project(
            jar("org.junit.jupiter", "junit-jupiter-api", "6.1.3"),
            jar("org.junit.platform", "junit-platform-engine", "6.1.3")));

    assertThat(files())
        .containsExactly(
            "junit-jupiter-api-6.1.3",
            "fetched junit-platform-launcher-6.1.3",
            "gson-2.15.0",
            "junit-platform-engine-6.1.3");
  }

  @Test
  void olderJunitOfTheProjectIsRaised() {
    classPath.add(project(jar("org.junit.jupiter", "junit-jupiter-params", "5.10.0")));

    assertThat(files()).contains("fetched junit-jupiter-params-5.14.4");
  }

  private List<String> files() {
    return classPath
        .files(
            (artifact, version) -> Path.of("fetched " + artifact.getArtifactId() + "-" + version))
        .stream()
        .map(Path::toString)
        .toList();
  }

  private static MavenProject project(Artifact... artifacts) {
    MavenProject project = new MavenProject();
    project.setArtifacts(new LinkedHashSet<>(List.of(artifacts)));
    project.setResolvedArtifacts(new LinkedHashSet<>(List.of(artifacts)));
    project.setArtifactFilter(artifact -> true);
    return project;
  }

  private static Artifact jar(String group, String name, String version) {
    DefaultArtifactHandler handler = new DefaultArtifactHandler("jar");
    handler.setAddedToClasspath(true);
    Artifact artifact = new DefaultArtifact(group, name, version, "compile", "jar", null, handler);
    artifact.setFile(new File(name + "-" + version));
    return artifact;
  }
}
