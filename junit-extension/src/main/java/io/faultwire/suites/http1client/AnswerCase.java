package io.faultwire.suites.http1client;

/**
 * An answer of the table, and what a client may make of it.
 *
 * @param step the answer
 * @param isToHead whether it answers HEAD
 * @param expectation what a client may make of it
 */
record AnswerCase(Step step, boolean isToHead, Expectation expectation) {}
