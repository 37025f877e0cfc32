/** Tests of the table's reader. */
@NullMarked
package io.faultwire.suites.tcp.table;

import org.jspecify.annotations.NullMarked;
