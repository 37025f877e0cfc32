@NullMarked
package io.faultwire.suites.script.run;

import org.jspecify.annotations.NullMarked;
