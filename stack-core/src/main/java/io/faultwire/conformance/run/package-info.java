/**
 * What a conformance run is asked to do, and what it says while it does it.
 *
 * <p>A run happens in a JVM of its own. These values cross the border: a request goes in as a JSON
 * file, progress comes out as lines. Nothing here starts a process or runs a check.
 */
@NullMarked
package io.faultwire.conformance.run;

import org.jspecify.annotations.NullMarked;
