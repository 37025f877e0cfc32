/**
 * An example of a TCP of one's own under the suite {@code tcp}: a small one, and the classes that
 * plug it in.
 *
 * <p>{@link io.faultwire.suites.tcp.example.PlainTcp} is the provider that {@code ServiceLoader}
 * finds, {@link io.faultwire.suites.tcp.example.PlainBed} the wire and the time, {@link
 * io.faultwire.suites.tcp.example.PlainStack} and {@link
 * io.faultwire.suites.tcp.example.PlainConnection} and {@link
 * io.faultwire.suites.tcp.example.PlainSender} the TCP itself. It has no congestion control, keeps
 * nothing that arrives out of order and knows no option but MSS.
 */
@NullMarked
package io.faultwire.suites.tcp.example;

import org.jspecify.annotations.NullMarked;
