package io.faultwire.suites.tcp.subject;

import java.time.Duration;

/**
 * What a subject says about itself where RFC 9293 leaves it a choice.
 *
 * @param name the subject's name for people
 * @param maximumSegmentLifetime MSL; TIME-WAIT is tested to last twice as long
 * @param reopensTimeWait whether a new SYN may end TIME-WAIT (MAY-2)
 */
public record SubjectClaims(
    String name, Duration maximumSegmentLifetime, boolean reopensTimeWait) {}
