package io.faultwire.suites.script.language;

/**
 * Something that happens at a time.
 *
 * @param line where it begins
 * @param lastLine where it ends
 * @param time when it happens
 * @param action what happens
 */
public record Event(int line, int lastLine, EventTime time, Action action) {}
