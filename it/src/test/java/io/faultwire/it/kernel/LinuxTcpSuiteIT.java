package io.faultwire.it.kernel;

/** All checks of the suite {@code tcp} that Linux answers within a minute. */
class LinuxTcpSuiteIT extends LinuxTcpSuite {
  LinuxTcpSuiteIT() {
    super(false);
  }
}
