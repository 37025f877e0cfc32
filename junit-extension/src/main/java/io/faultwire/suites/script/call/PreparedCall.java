package io.faultwire.suites.script.call;

import io.faultwire.suites.script.language.Action;
import io.faultwire.suites.script.live.Mismatch;
import io.faultwire.suites.script.live.Row;
import io.faultwire.suites.tcp.abi.Errno;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** A call with what it shall return, ready to be made. */
public final class PreparedCall {
  private static final Map<String, Function<Arguments, SocketCall>> KINDS =
      Map.ofEntries(
          Map.entry("socket", OpeningCalls.Socket::new),
          Map.entry("bind", OpeningCalls.Bind::new),
          Map.entry("listen", OpeningCalls.Listen::new),
          Map.entry("accept", OpeningCalls.Accept::new),
          Map.entry("connect", OpeningCalls.Connect::new),
          Map.entry("read", DataCalls.Receive::new),
          Map.entry("readv", DataCalls.Receive::new),
          Map.entry("recv", DataCalls.Receive::new),
          Map.entry("recvfrom", DataCalls.Receive::new),
          Map.entry("recvmsg", DataCalls.Receive::new),
          Map.entry("write", DataCalls.Send::new),
          Map.entry("writev", DataCalls.Send::new),
          Map.entry("send", DataCalls.Send::new),
          Map.entry("sendto", DataCalls.Send::new),
          Map.entry("sendmsg", DataCalls.Send::new),
          Map.entry("close", EndingCalls.Close::new),
          Map.entry("shutdown", EndingCalls.Shutdown::new),
          Map.entry("setsockopt", OptionCalls.Set::new),
          Map.entry("getsockopt", OptionCalls.Get::new),
          Map.entry("fcntl", FileCalls.Fcntl::new),
          Map.entry("ioctl", FileCalls.Ioctl::new),
          Map.entry("poll", PollCall::new));

  private final SocketCall call;
  private final int expected;
  private final Optional<Errno> error;
  private final boolean mayWait;

  private PreparedCall(SocketCall call, int expected, Optional<Errno> error, boolean mayWait) {
    this.call = call;
    this.expected = expected;
    this.error = error;
    this.mayWait = mayWait;
  }

  /**
   * Prepare a call of a script.
   *
   * @throws io.faultwire.suites.script.language.ScriptException if the call, one of its arguments
   *     or the error is unknown or not done
   */
  public static PreparedCall of(String file, int line, Action.Call action) {
    CallSite site = new CallSite(file, line, action.name());
    Function<Arguments, SocketCall> kind = KINDS.get(action.name());
    if (kind == null) {
      throw site.refuse("this call is not done");
    }
    SocketCall call = kind.apply(new Arguments(site, action.arguments()));
    Optional<Errno> error =
        action
            .error()
            .map(
                name ->
                    Errno.named(name)
                        .orElseThrow(() -> site.refuse("the error '" + name + "' is unknown")));
    return new PreparedCall(
        call, Numbers.integer(site, action.result()), error, action.end().isPresent());
  }

  /** Return the call's name. */
  public String name() {
    return call.site().name();
  }

  /** Tell whether the script says that the call may wait while other things happen. */
  public boolean mayWait() {
    return mayWait;
  }

  /**
   * Try the call and return its result or a negated error; empty if it waits.
   *
   * @throws io.faultwire.suites.script.language.ScriptException if the subject does not do it
   */
  public OptionalInt attempt(CallContext context) {
    int result;
    try {
      result = call.attempt(context);
    } catch (UnsupportedOperationException e) {
      throw call.site().refuse(String.valueOf(e.getMessage()));
    }
    return result == SocketCall.WAITS && call.waits(context)
        ? OptionalInt.empty()
        : OptionalInt.of(result);
  }

  /**
   * Check a result, and remember what follows from it.
   *
   * @throws Mismatch if the call has not ended as the script says
   */
  public void complete(CallContext context, int result) {
    boolean anyDescriptor = call.returnsDescriptor() && expected >= 0 && result >= 0;
    int returned = Math.max(result, -1);
    Row results =
        new Row(
            "result",
            String.valueOf(expected),
            String.valueOf(returned),
            !anyDescriptor && returned != expected);
    int wanted = error.map(Errno::number).orElse(0);
    Row errors =
        new Row(
            "error",
            error.isEmpty() ? "" : Errno.describe(wanted),
            result < 0 ? Errno.describe(-result) : "none",
            error.isPresent() && -result != wanted);
    if (results.differs() || errors.differs()) {
      throw new Mismatch(name() + "() has another result", List.of(results, errors));
    }
    try {
      call.completed(context, result, expected);
    } catch (Mismatch mismatch) {
      throw new Mismatch(name() + "(): " + mismatch.summary(), mismatch.rows());
    }
  }
}
