package io.faultwire.junit.assertj;

import io.faultwire.ip.PingResult;
import org.apiguardian.api.API;

/** Assert how one ICMP echo ended. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class PingResultAssert extends WireAssert<PingResultAssert, PingResult> {

  PingResultAssert(PingResult actual) {
    super(actual, PingResultAssert.class);
  }

  @Override
  String subject() {
    return "ping";
  }

  @Override
  String evidence() {
    return "";
  }

  /** Verify that the reply came, undamaged. */
  public PingResultAssert reachedItsTarget() {
    isNotNull();
    return check(actual.isReply(), "be answered", actual::toString);
  }

  /** Verify what came back. */
  public PingResultAssert endedWith(PingResult.Outcome expected) {
    isNotNull();
    return check(actual.outcome() == expected, "end with " + expected, actual::toString);
  }
}
