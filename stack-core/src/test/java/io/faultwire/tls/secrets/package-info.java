/** Tests of the secrets of TLS 1.3 against the octets of RFC 8448. */
@NullMarked
package io.faultwire.tls.secrets;

import org.jspecify.annotations.NullMarked;
