package io.faultwire.suites.script.run;

import io.faultwire.suites.script.language.EventTime;

/**
 * When an event is due, in nanoseconds since the start of the script.
 *
 * @param kind how the script gives the time
 * @param base what relative times count from
 * @param from the time, or the beginning of its range
 * @param to the end of the range
 */
record Due(EventTime.Kind kind, long base, long from, long to) {}
