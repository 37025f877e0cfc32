package io.faultwire.suites.script.call;

import io.faultwire.suites.script.language.ScriptException;
import io.faultwire.suites.script.live.Conversations;
import io.faultwire.suites.script.live.Descriptor;
import io.faultwire.suites.script.live.Descriptors;
import io.faultwire.suites.script.live.RunOptions;
import io.faultwire.suites.script.live.Timeline;
import io.faultwire.suites.tcp.subject.RawWire;
import io.faultwire.suites.tcp.subject.SocketCalls;

/**
 * What calls work on.
 *
 * @param sockets the subject's socket calls
 * @param wire the wire to the subject, whose addresses stand for those of the script
 * @param timeline the time of the script
 * @param descriptors the open descriptors
 * @param conversations what sockets and tester exchange
 * @param options the options of the run
 */
public record CallContext(
    SocketCalls sockets,
    RawWire wire,
    Timeline timeline,
    Descriptors descriptors,
    Conversations conversations,
    RunOptions options) {

  /**
   * Return an open descriptor.
   *
   * @throws ScriptException if the script has none of the number
   */
  Descriptor descriptor(CallSite site, int scripted) {
    return descriptors
        .find(scripted)
        .orElseThrow(() -> site.refuse("the script has no open descriptor " + scripted));
  }
}
