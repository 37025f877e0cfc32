/** TLS of real servers, judged clause by clause, and TLS in captures, judged by tshark. */
@NullMarked
package io.faultwire.it.tls;

import org.jspecify.annotations.NullMarked;
