package io.faultwire.plugin.fork;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.apache.maven.project.MavenProject;

/**
 * Join the plugin's class path and the project's test class path.
 *
 * <p>Of an artifact that both have, the newer version is taken. JUnit's artifacts must all be of
 * one version, so that those which are older than the newest are replaced.
 */
public final class ClassPath {

  private final Map<String, Artifact> artifacts = new LinkedHashMap<>();
  private final List<Path> directories = new ArrayList<>();

  /** Start with the plugin's own artifacts. */
  public ClassPath(Collection<Artifact> plugin) {
    plugin.forEach(this::add);
  }

  /** Add what a project's tests see. */
  public void add(MavenProject project) {
    if (project.getBuild() != null) {
      addDirectory(project.getBuild().getTestOutputDirectory());
      addDirectory(project.getBuild().getOutputDirectory());
    }
    project.getArtifacts().forEach(this::add);
  }

  /**
   * Return the files, directories first.
   *
   * @param fetch returns the file of an artifact in another version
   */
  public List<Path> files(BiFunction<Artifact, String, Path> fetch) {
    List<Path> files = new ArrayList<>(directories);
    for (Artifact artifact : artifacts.values()) {
      String wanted = wantedVersion(artifact);
      files.add(
          wanted.equals(artifact.getVersion())
              ? artifact.getFile().toPath()
              : fetch.apply(artifact, wanted));
    }
    return files;
  }

  private String wantedVersion(Artifact artifact) {
    String group = artifact.getGroupId();
    if (!group.equals("org.junit.jupiter") && !group.equals("org.junit.platform")) {
      return artifact.getVersion();
    }
    String newest = artifact.getVersion();
    for (Artifact other : artifacts.values()) {
      if (other.getGroupId().equals(group) && isNewer(other.getVersion(), newest)) {
        newest = other.getVersion();
      }
    }
    return newest;
  }

  private void add(Artifact artifact) {
    boolean onClassPath = artifact.getArtifactHandler().isAddedToClasspath();
    if (!onClassPath || artifact.getFile() == null) {
      return;
    }
    artifacts.merge(
        artifact.getDependencyConflictId(),
        artifact,
        (known, added) -> isNewer(added.getVersion(), known.getVersion()) ? added : known);
  }

  private void addDirectory(String directory) {
    if (directory != null && new File(directory).isDirectory()) {
      directories.add(Path.of(directory));
    }
  }

  private static boolean isNewer(String version, String than) {
    return new ComparableVersion(version).compareTo(new ComparableVersion(than)) > 0;
  }
}
