@NullMarked
package io.faultwire.suites.script.language;

import org.jspecify.annotations.NullMarked;
