/**
 * Runs packet scripts on a subject, event by event, as packetdrill does.
 *
 * <p>Promises that everything that can be refused is refused before anything runs, and that a
 * failure shows the line, what was expected and what came side by side, and the ladder. Uses
 * nothing of the subject but its wire and its socket calls, and starts no thread.
 */
@NullMarked
package io.faultwire.suites.script.run;

import org.jspecify.annotations.NullMarked;
