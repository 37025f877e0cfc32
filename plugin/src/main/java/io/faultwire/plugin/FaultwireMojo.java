package io.faultwire.plugin;

import java.io.File;
import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** Hold what the goals have in common: where the report lies, and when to do nothing. */
@SuppressWarnings("NullAway.Init")
abstract class FaultwireMojo extends AbstractMojo {

  /** Where the reports are; <code>faultwire</code> in the project's build directory if left out. */
  @Parameter(property = "faultwire.reportDirectory")
  private @Nullable File reportDirectory;

  /** Whether it is an error that neither a suite nor a target is named. */
  @Parameter(property = "faultwire.failIfNoSuites", defaultValue = "true")
  protected boolean failIfNoSuites;

  /** Skips the goal. */
  @Parameter(property = "faultwire.skip", defaultValue = "false")
  private boolean skip;

  /** Skips the goal as all tests are. */
  @Parameter(property = "skipTests", defaultValue = "false")
  private boolean skipTests;

  /** Skips the goal as all integration tests are. */
  @Parameter(property = "skipITs", defaultValue = "false")
  private boolean skipITs;

  /** Skips the goal as compiling and running of tests is. */
  @Parameter(property = "maven.test.skip", defaultValue = "false")
  private boolean mavenTestSkip;

  @Parameter(defaultValue = "${project}", readonly = true)
  protected MavenProject project;

  @Parameter(defaultValue = "${session}", readonly = true)
  protected MavenSession session;

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    String reason = skipReason();
    if (reason == null) {
      run();
    } else {
      getLog().info("Conformance is skipped: " + reason + " is set.");
    }
  }

  /** Do what the goal is for. */
  protected abstract void run() throws MojoExecutionException, MojoFailureException;

  /** Return the directory of the reports; without a project it lies where Maven was started. */
  protected final Path reports() {
    if (reportDirectory != null) {
      return reportDirectory.toPath().toAbsolutePath();
    }
    Path build =
        project.getBasedir() == null
            ? Path.of(session.getExecutionRootDirectory(), "target")
            : Path.of(project.getBuild().getDirectory());
    return build.resolve("faultwire");
  }

  /** Set the directory of the reports. */
  final void reportTo(Path directory) {
    reportDirectory = directory.toFile();
  }

  private @Nullable String skipReason() {
    if (skip) {
      return "faultwire.skip";
    }
    if (skipTests) {
      return "skipTests";
    }
    if (skipITs) {
      return "skipITs";
    }
    return mavenTestSkip ? "maven.test.skip" : null;
  }
}
