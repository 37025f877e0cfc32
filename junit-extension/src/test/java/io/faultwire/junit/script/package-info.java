@NullMarked
package io.faultwire.junit.script;

import org.jspecify.annotations.NullMarked;
