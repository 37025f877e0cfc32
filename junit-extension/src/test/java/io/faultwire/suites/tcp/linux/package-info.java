@NullMarked
package io.faultwire.suites.tcp.linux;

import org.jspecify.annotations.NullMarked;
