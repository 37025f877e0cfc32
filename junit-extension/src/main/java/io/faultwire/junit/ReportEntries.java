package io.faultwire.junit;

/** Name what a runner and the checks it runs tell each other through JUnit. */
public final class ReportEntries {

  /** Configuration parameter: set when somebody collects the evidence for a report. */
  public static final String COLLECT = "faultwire.collectEvidence";

  /** Configuration parameter: the directory of the report. */
  public static final String REPORT_DIRECTORY = "faultwire.reportDirectory";

  /** Configuration parameter: the folder for captures, relative to the report's directory. */
  public static final String EVIDENCE_FOLDER = "faultwire.evidenceFolder";

  /** Configuration parameter: ids or globs of the checks to run, joined by commas. */
  public static final String CHECKS = "faultwire.checks";

  /** Report entry: what a check saw, as JSON. */
  public static final String EVIDENCE = "faultwire.evidence";

  private ReportEntries() {}
}
