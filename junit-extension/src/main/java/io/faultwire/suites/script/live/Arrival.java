package io.faultwire.suites.script.live;

import io.faultwire.suites.script.packet.ReceivedPacket;

/**
 * A packet that came from the subject.
 *
 * @param time when it came, in nanoseconds since the start of the script
 * @param packet the packet
 */
public record Arrival(long time, ReceivedPacket packet) {}
