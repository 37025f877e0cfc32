/**
 * The secrets of TLS 1.3 connections that a test makes, so that its own captures can be read.
 *
 * <p>Promises the secrets of RFC 8446, section 7.1, from a key log or from the ephemeral keys that
 * a context of ours drew, and the plaintext of records under them. Never weakens a connection: who
 * has neither the log nor the context learns nothing.
 */
@NullMarked
package io.faultwire.tls.secrets;

import org.jspecify.annotations.NullMarked;
