package io.faultwire.capture.pcap;

/**
 * An interface that a capture file declares.
 *
 * @param name its name, or {@code interface n} where the file gives none
 * @param description what the file says about it, or empty
 * @param linkType what its packets begin with
 */
public record FileInterface(String name, String description, LinkType linkType) {}
