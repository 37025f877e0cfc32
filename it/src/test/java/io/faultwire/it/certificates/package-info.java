/**
 * Certificates before real judges: a real nginx, OpenSSL, and the vectors of x509-limbo.
 *
 * <p>Promises that each server and process it starts is ended with the test. Never needs the
 * network beyond the loopback interface.
 */
@NullMarked
package io.faultwire.it.certificates;

import org.jspecify.annotations.NullMarked;
