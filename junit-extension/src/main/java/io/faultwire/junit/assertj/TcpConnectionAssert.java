package io.faultwire.junit.assertj;

import io.faultwire.tcp.TcpConnection;
import io.faultwire.tcp.TcpError;
import io.faultwire.tcp.TcpState;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Assert on one end of a TCP connection as it is now.
 *
 * <p>What it went through is in the conversation of a capture: {@link
 * TcpConversationAssert#clientPassedThrough}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class TcpConnectionAssert extends WireAssert<TcpConnectionAssert, TcpConnection> {

  TcpConnectionAssert(TcpConnection actual) {
    super(actual, TcpConnectionAssert.class);
  }

  @Override
  String subject() {
    return actual.toString();
  }

  /** Verify the state of RFC 9293 section 3.3.2. */
  public TcpConnectionAssert isInState(TcpState expected) {
    isNotNull();
    return check(
        actual.state() == expected,
        "be in " + expected.rfcName(),
        () -> "it is in " + actual.state().rfcName() + because(actual.error()));
  }

  /** Verify that nothing broke the connection. */
  public TcpConnectionAssert hasNoError() {
    isNotNull();
    return check(actual.error() == null, "have no error", () -> "it ended with " + actual.error());
  }

  /** Verify why the connection ended. */
  public TcpConnectionAssert hasError(TcpError expected) {
    isNotNull();
    return check(
        actual.error() == expected,
        "have ended with " + expected,
        () ->
            actual.error() == null
                ? "it has no error and is in " + actual.state().rfcName()
                : "it ended with " + actual.error());
  }

  private static String because(@Nullable TcpError error) {
    return error == null ? "" : ", and ended with " + error;
  }
}
