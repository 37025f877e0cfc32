/**
 * The shell commands of packet scripts, and what of them concerns the subject: its settings.
 *
 * <p>Promises that a command is a list of settings, is known to change nothing that a script could
 * see, or is refused with file, line and reason. Never starts a program.
 */
@NullMarked
package io.faultwire.suites.script.command;

import org.jspecify.annotations.NullMarked;
