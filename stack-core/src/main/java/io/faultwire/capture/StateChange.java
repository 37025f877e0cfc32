package io.faultwire.capture;

import io.faultwire.tcp.TcpState;

/**
 * One end of a conversation went from one state to another.
 *
 * @param at when, in nanoseconds of virtual time
 */
public record StateChange(TcpState from, TcpState to, long at) {
  @Override
  public String toString() {
    return from.rfcName() + " -> " + to.rfcName() + " at " + Nanos.format(at);
  }
}
