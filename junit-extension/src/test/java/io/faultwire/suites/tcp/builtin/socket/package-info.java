@NullMarked
package io.faultwire.suites.tcp.builtin.socket;

import org.jspecify.annotations.NullMarked;
