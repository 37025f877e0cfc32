/**
 * The table of RFC 9293 section 3.10.7: what a TCP does in each state when a segment arrives.
 *
 * <p>Promises one check for each line of {@code state-table.txt}, with an id that does not depend
 * on where the line stands. Says nothing about how a subject is brought into a state or how its
 * state is seen from outside.
 */
@NullMarked
package io.faultwire.suites.tcp.table;

import org.jspecify.annotations.NullMarked;
