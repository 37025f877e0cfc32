@NullMarked
package io.faultwire.suites.script.expression;

import org.jspecify.annotations.NullMarked;
