package io.faultwire.capture.ladder;

/**
 * One end of a ladder entered a state.
 *
 * @param left which end
 * @param at when, in nanoseconds
 * @param state the state as RFC 9293 writes it
 * @param bySending whether it is entered by sending rather than by what arrives
 * @param cause the control bit that causes it; empty if none does
 */
record StateMark(boolean left, long at, String state, boolean bySending, String cause) {}
