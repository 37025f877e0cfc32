@NullMarked
package io.faultwire.suites.script.command;

import org.jspecify.annotations.NullMarked;
