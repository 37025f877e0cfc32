package io.faultwire.host.process;

/** A process has thrown what it did not catch. */
public final class ProcessFailedException extends AssertionError {
  private static final long serialVersionUID = 1;

  ProcessFailedException(HostProcess process, Throwable cause) {
    super(
        "process '" + process.name() + "' on host '" + process.host() + "' failed: " + cause,
        cause);
  }
}
