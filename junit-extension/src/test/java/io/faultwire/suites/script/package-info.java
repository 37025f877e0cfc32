/** Tests of packet scripts: what is understood, what is refused, and what a failure says. */
@NullMarked
package io.faultwire.suites.script;

import org.jspecify.annotations.NullMarked;
