/**
 * Packet scripts in packetdrill's language: found in a directory or on the class path, and run
 * against the same subjects as the suite {@code tcp}.
 *
 * <p>Promises that a script passes, fails with the line and the packets, or is refused with file,
 * line and reason. Never skips a line.
 */
@NullMarked
package io.faultwire.suites.script;

import org.jspecify.annotations.NullMarked;
