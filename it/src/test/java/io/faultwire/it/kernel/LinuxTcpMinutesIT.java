package io.faultwire.it.kernel;

import org.junit.jupiter.api.Tag;

/** The checks that Linux takes minutes to answer: TIME-WAIT, and how long it is patient. */
@Tag("slow")
class LinuxTcpMinutesIT extends LinuxTcpSuite {
  LinuxTcpMinutesIT() {
    super(true);
  }
}
