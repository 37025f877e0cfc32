/**
 * The language of packetdrill's scripts: from text to an immutable model with line numbers.
 *
 * <p>Promises that each text becomes a model or a {@link
 * io.faultwire.suites.script.language.ScriptException} with file, line and reason. Never runs
 * anything and never knows which calls and packets can be run.
 */
@NullMarked
package io.faultwire.suites.script.language;

import org.jspecify.annotations.NullMarked;
