package io.faultwire.junit.internal;

import io.faultwire.capture.Capture;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The files of a failed test that has a capture but no declared network. */
public final class CaptureReport {
  private CaptureReport() {}

  /** Write the capture, and return the failure with a line that says where it lies. */
  public static Throwable withFiles(Throwable failure, Capture capture, ExtensionContext context) {
    String files = EvidenceFiles.of(capture, TestId.of(context), context).publish();
    return FailureOnWire.withReport(failure, "\n\nSee as files:  " + files + "\n");
  }
}
