/** Tests of TLS in captures, on connections of written octets. */
@NullMarked
package io.faultwire.capture.tls;

import org.jspecify.annotations.NullMarked;
