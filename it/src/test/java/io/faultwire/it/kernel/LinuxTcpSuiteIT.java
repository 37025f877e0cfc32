package io.faultwire.it.kernel;

import org.junit.jupiter.api.Tag;

/** All checks of the suite {@code tcp} that Linux answers within a minute. */
@Tag("any-jdk")
class LinuxTcpSuiteIT extends LinuxTcpSuite {
  LinuxTcpSuiteIT() {
    super(false);
  }
}
