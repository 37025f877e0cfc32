/**
 * The capture file formats: pcapng (draft-ietf-opsawg-pcapng) out and in, classic pcap in.
 *
 * <p>Promises that equal captures give equal bytes and that a file which cannot be read is refused
 * with the offset and what was expected there. Never looks into the packets that a file holds.
 */
@NullMarked
package io.faultwire.capture.pcap;

import org.jspecify.annotations.NullMarked;
