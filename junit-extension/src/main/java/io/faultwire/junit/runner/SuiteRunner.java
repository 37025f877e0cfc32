package io.faultwire.junit.runner;

import io.faultwire.conformance.CheckInfo;
import io.faultwire.conformance.CheckResult;
import io.faultwire.conformance.ConformanceReport;
import io.faultwire.conformance.CouldNotFindOutException;
import io.faultwire.conformance.Exemptions;
import io.faultwire.conformance.SuiteResult;
import io.faultwire.conformance.render.ReportFiles;
import io.faultwire.conformance.run.ProgressLine;
import io.faultwire.conformance.run.ProgressLine.Event;
import io.faultwire.conformance.run.RunRequest;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/**
 * The program of the forked JVM: run what a request file says, write the reports, end.
 *
 * <p>Progress goes to standard output, one {@link ProgressLine} each; what the code under test
 * prints goes to standard error. The end of standard input means that the parent is gone, and ends
 * this JVM too. The exit status is 0 if the reports were written and 3 if nothing could be found
 * out.
 */
public final class SuiteRunner implements ConformanceRun.RunListener {

  /** The exit status of a run that could not find out anything. */
  public static final int COULD_NOT_FIND_OUT = 3;

  private final PrintStream progress;

  private SuiteRunner(PrintStream progress) {
    this.progress = progress;
  }

  /** Run the request in the file that the first argument names. */
  public static void main(String[] args) {
    PrintStream progress =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    System.setOut(System.err);
    ParentWatch.start(System.in);
    SuiteRunner runner = new SuiteRunner(progress);
    int status;
    try {
      runner.run(RunRequest.read(Path.of(args[0])));
      status = 0;
    } catch (CouldNotFindOutException e) {
      runner.say(Event.ERROR, "", null, e.getMessage());
      status = COULD_NOT_FIND_OUT;
    } catch (IOException | RuntimeException e) {
      e.printStackTrace();
      runner.say(Event.ERROR, "", null, "The run broke: " + OutcomeOf.describe(e));
      status = COULD_NOT_FIND_OUT;
    }
    progress.flush();
    // Threads that a check left behind must not keep this JVM alive.
    System.exit(status);
  }

  private void run(RunRequest request) throws IOException {
    Exemptions exemptions =
        request.exemptions() == null
            ? Exemptions.NONE
            : Exemptions.read(Path.of(request.exemptions()));
    ConformanceReport found = ConformanceRun.of(request).listener(this).run();
    LocalDate today = LocalDate.now(Clock.systemUTC());
    boolean complete =
        request.checks().isEmpty() && found.suites().stream().allMatch(s -> s.error() == null);
    ConformanceReport report = exemptions.applyTo(found, today, complete);
    Path written = ReportFiles.write(report, Path.of(request.reportDirectory()));
    say(Event.REPORT_WRITTEN, written.toString(), null, null);
  }

  @Override
  public void suiteStarted(SuiteResult empty, List<CheckInfo> checks) {
    String size = checks.size() == 1 ? "1 check" : checks.size() + " checks";
    say(Event.SUITE_STARTED, empty.suite(), empty.target().toString(), size);
  }

  @Override
  public void checkFinished(CheckResult result) {
    CheckInfo check = result.check();
    say(Event.CHECK_FINISHED, check.id(), result.outcome().name(), check.title());
  }

  @Override
  public void suiteFinished(SuiteResult result) {
    if (result.error() != null) {
      say(Event.ERROR, result.suite(), result.target().toString(), result.error());
    }
  }

  private void say(Event event, String subject, String detail, String text) {
    progress.println(new ProgressLine(event, subject, detail, text).encode());
    progress.flush();
  }
}
