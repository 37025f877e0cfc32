package io.faultwire.plugin;

import io.faultwire.conformance.CouldNotFindOutException;
import java.nio.file.Path;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** Fetch a JUnit artifact in another version, so that all of JUnit has the project's version. */
final class AlignedJunit {

  private final RepositorySystem repositories;
  private final RepositorySystemSession session;
  private final MavenProject project;

  AlignedJunit(
      RepositorySystem repositories, RepositorySystemSession session, MavenProject project) {
    this.repositories = repositories;
    this.session = session;
    this.project = project;
  }

  /** Return the file of an artifact in another version than its own. */
  Path resolve(Artifact artifact, String version) {
    DefaultArtifact wanted =
        new DefaultArtifact(artifact.getGroupId(), artifact.getArtifactId(), "jar", version);
    try {
      return repositories
          .resolveArtifact(
              session,
              new ArtifactRequest(wanted, project.getRemoteProjectRepositories(), "faultwire"))
          .getArtifact()
          .getFile()
          .toPath();
    } catch (ArtifactResolutionException e) {
      throw new CouldNotFindOutException(
          "The project uses JUnit "
              + version
              + ", but "
              + wanted
              + " cannot be fetched: "
              + e.getMessage()
              + ". Make it available, or set faultwire.testClassPath=false.",
          e);
    }
  }
}
