/**
 * TLS as a capture shows it: messages in order, what was agreed on, certificates, alerts.
 *
 * <p>Promises what the octets say, and says what it cannot read; records of TLS 1.3 are opened
 * where a key log has their secrets. Never guesses what an encrypted record holds.
 */
@NullMarked
package io.faultwire.capture.tls;

import org.jspecify.annotations.NullMarked;
