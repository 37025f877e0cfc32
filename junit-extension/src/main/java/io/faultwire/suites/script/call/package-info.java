/**
 * The socket calls of scripts: what their arguments mean, and what they do on a subject.
 *
 * <p>Promises that arguments are checked before a script runs. A call that would have to wait says
 * so and is asked again; nothing here waits and no thread is started.
 */
@NullMarked
package io.faultwire.suites.script.call;

import org.jspecify.annotations.NullMarked;
