package io.faultwire.plugin;

import io.faultwire.conformance.ConformanceReport;
import io.faultwire.conformance.CouldNotFindOutException;
import io.faultwire.conformance.SeedText;
import io.faultwire.conformance.SuiteResult;
import io.faultwire.conformance.run.RunRequest;
import io.faultwire.conformance.run.RunRequest.NamedUrl;
import io.faultwire.plugin.fork.ClassPath;
import io.faultwire.plugin.fork.Fork;
import io.faultwire.plugin.fork.JavaCommand;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Runs conformance suites in a JVM of their own and writes the reports. Never judges them: that is
 * the goal <code>verify</code>.
 */
@Mojo(
    name = "conformance",
    defaultPhase = LifecyclePhase.INTEGRATION_TEST,
    requiresProject = false,
    requiresDependencyResolution = ResolutionScope.TEST,
    threadSafe = true)
@SuppressWarnings("NullAway.Init")
public final class ConformanceMojo extends FaultwireMojo {

  /** The servers to test. */
  @Parameter private List<Target> targets = List.of();

  /** The address of the one server to test; takes the place of <code>targets</code>. */
  @Parameter(property = "faultwire.target")
  private @Nullable String target;

  /** The suites to run, separated by commas; all that fit the targets if left out. */
  @Parameter(property = "faultwire.suites", defaultValue = "")
  private @Nullable String suites;

  /** Ids or globs of the checks to run, separated by commas; all if left out. */
  @Parameter(property = "faultwire.checks")
  private @Nullable String checks;

  /** PEM file with the trusted roots; the JVM's own roots if left out. */
  @Parameter(property = "faultwire.caFile")
  private @Nullable File caFile;

  /** The suites' own settings; on the command line <code>faultwire.option.NAME</code>. */
  @Parameter private Map<String, String> options = Map.of();

  /** JSON file with the broken clauses that are tolerated. */
  @Parameter(property = "faultwire.exemptions")
  private @Nullable File exemptions;

  /** The seed of every random draw. */
  @Parameter(property = "faultwire.seed", defaultValue = "0x5EED2A")
  private String seed;

  /** The home of the JDK, or the java program, that runs the suites; Maven's own if left out. */
  @Parameter(property = "faultwire.jvm")
  private @Nullable File jvm;

  /** Options of the JVM that runs the suites. */
  @Parameter(property = "faultwire.argLine", defaultValue = "")
  private @Nullable String argLine;

  /** How many seconds the suites may take. */
  @Parameter(property = "faultwire.timeoutSeconds", defaultValue = "1800")
  private long timeoutSeconds;

  /** Whether the report tells how long each check took, which makes its bytes differ. */
  @Parameter(property = "faultwire.durations", defaultValue = "false")
  private boolean durations;

  /** Whether suites on the project's test class path are found. */
  @Parameter(property = "faultwire.testClassPath", defaultValue = "true")
  private boolean testClassPath;

  @Parameter(defaultValue = "${plugin}", readonly = true)
  private PluginDescriptor plugin;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true)
  private MojoExecution execution;

  private final RepositorySystem repositories;

  /** Create the goal with Maven's means to resolve artifacts. */
  @Inject
  public ConformanceMojo(RepositorySystem repositories) {
    this.repositories = repositories;
  }

  @Override
  protected void run() throws MojoExecutionException {
    Path json = reports().resolve(ConformanceReport.FILE_NAME);
    try {
      Files.deleteIfExists(json);
      UserProperties.check(session.getUserProperties(), plugin);
      RunRequest request = request();
      if (request.suites().isEmpty() && request.targets().isEmpty() && !failIfNoSuites) {
        getLog().warn("No suite and no target is named, so nothing was tested.");
        return;
      }
      ConsoleProgress progress = new ConsoleProgress(getLog());
      new Fork(command(), Duration.ofSeconds(timeoutSeconds), progress).run(request);
      ConformanceReport report = ConformanceReport.read(json);
      progress.summarize(report, reports());
      requireAnswers(report);
    } catch (CouldNotFindOutException | IllegalArgumentException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    } catch (IOException e) {
      throw new MojoExecutionException(
          "Conformance could not run: " + e.getMessage() + ". See the cause with mvn -e.", e);
    }
  }

  private JavaCommand command() {
    ClassPath classPath = new ClassPath(plugin.getArtifacts());
    if (testClassPath) {
      classPath.add(project);
    }
    return new JavaCommand(
        JavaCommand.program(jvm == null ? null : jvm.toPath()),
        JavaCommand.split(argLine == null ? "" : argLine),
        classPath.files(
            new AlignedJunit(repositories, session.getRepositorySession(), project)::resolve));
  }

  private RunRequest request() {
    Map<String, String> all = new TreeMap<>(options);
    all.putAll(UserProperties.options(session.getUserProperties()));
    return new RunRequest(
        plugin.getVersion(),
        list(suites),
        target == null || target.isBlank()
            ? targets.stream().map(Target::toNamedUrl).toList()
            : List.of(new NamedUrl(target.strip(), target.strip())),
        list(checks),
        existing(caFile, "faultwire.caFile"),
        SeedText.parse(seed),
        all,
        existing(exemptions, "faultwire.exemptions"),
        reports().toString(),
        durations);
  }

  /** Leave it to a later <code>verify</code> to fail, so that a server can be stopped before. */
  private void requireAnswers(ConformanceReport report) {
    boolean judgedLater =
        execution.getSource() == MojoExecution.Source.LIFECYCLE
            && project.getBuildPlugins().stream()
                .filter(other -> other.getKey().equals(plugin.getPluginLookupKey()))
                .flatMap(other -> other.getExecutions().stream())
                .anyMatch(other -> other.getGoals().contains("verify"));
    for (SuiteResult suite : report.suites()) {
      if (suite.error() != null && !judgedLater) {
        throw new CouldNotFindOutException(
            suite.suite() + " on " + suite.target() + ": " + suite.error());
      }
    }
  }

  private static @Nullable String existing(@Nullable File file, String property) {
    if (file != null && !file.isFile()) {
      throw new CouldNotFindOutException(
          "There is no file " + file + ". Correct " + property + ".");
    }
    return file == null ? null : file.getAbsolutePath();
  }

  private static List<String> list(@Nullable String commaSeparated) {
    String text = commaSeparated == null ? "" : commaSeparated;
    return Arrays.stream(text.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }
}
