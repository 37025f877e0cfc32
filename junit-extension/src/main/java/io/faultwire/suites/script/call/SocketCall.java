package io.faultwire.suites.script.call;

import io.faultwire.suites.tcp.abi.Errno;

/** One call of a script with its arguments. It is made once, but may be tried several times. */
abstract class SocketCall {
  /** What an attempt returns that would have to wait. */
  static final int WAITS = Errno.EAGAIN.negated();

  private final CallSite site;

  SocketCall(CallSite site) {
    this.site = site;
  }

  CallSite site() {
    return site;
  }

  /** Try the call and return its result, or a negated error. */
  abstract int attempt(CallContext context);

  /** Tell whether the call waits where it cannot be done at once. */
  boolean waits(CallContext context) {
    return false;
  }

  /** Tell whether the result is a new descriptor, which has another number in the script. */
  boolean returnsDescriptor() {
    return false;
  }

  /**
   * Check what the call has brought beside its result, and remember what follows from it.
   *
   * @param result what it returned
   * @param scripted what the script says that it returns
   */
  void completed(CallContext context, int result, int scripted) {}
}
