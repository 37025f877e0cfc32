package io.faultwire.junit.internal;

import io.faultwire.capture.Capture;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What is added to the message of a failed test, so that it alone explains the failure. */
public final class FailureReport {
  private static final int LADDER_LINES = 40;

  private FailureReport() {}

  /**
   * Return the failure with what happened on the wire, how to run it again, and where the files
   * are. An aborted test stays as it is.
   */
  public static Throwable add(Throwable failure, NetworkSession session, ExtensionContext context) {
    if (!FailureOnWire.isFailure(failure) || session.hasFailed()) {
      return failure;
    }
    String leftOut = session.fail();
    String files = EvidenceFiles.of(session, context).publish();
    String message = String.valueOf(failure.getMessage());
    StringBuilder report = new StringBuilder();
    report.append(wire(session.network().capture(), message));
    report.append("\nRun it again:  ").append(session.replayLine());
    report.append("\nSee as files:  ").append(files);
    if (!leftOut.isEmpty()) {
      report.append("\nLeft out:      ").append(leftOut);
    }
    return FailureOnWire.withReport(failure, report.append('\n').toString());
  }

  /**
   * Take down the network after a test, and fail if it did not end as it should.
   *
   * @throws Exception if a process failed, a frame leaked or a scripted fault struck nothing
   */
  public static void close(NetworkSession session, ExtensionContext context) throws Exception {
    try {
      session.close();
    } catch (RuntimeException | AssertionError e) {
      throwIt(add(e, session, context));
    }
    EvidenceFiles files = EvidenceFiles.of(session, context);
    if (!session.hasFailed() && Settings.publishesAlways(context)) {
      files.publish();
    } else if (!session.hasFailed()) {
      files.removeOld();
    }
  }

  private static void throwIt(Throwable failure) throws Exception {
    if (failure instanceof Error error) {
      throw error;
    }
    throw (Exception) failure;
  }

  private static String wire(Capture capture, String message) {
    boolean drawn = message.contains(WireText.LADDER) || message.contains(WireText.FRAMES);
    return HarmSummary.of(capture)
        + (drawn ? "" : "\n" + WireText.inMessage(capture, LADDER_LINES));
  }
}
