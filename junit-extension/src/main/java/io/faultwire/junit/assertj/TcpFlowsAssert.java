package io.faultwire.junit.assertj;

import io.faultwire.capture.Goodput;
import io.faultwire.capture.Side;
import io.faultwire.capture.TcpConversation;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.apiguardian.api.API;

/** Assert how TCP conversations share a link. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class TcpFlowsAssert extends WireAssert<TcpFlowsAssert, List<TcpConversation>> {

  TcpFlowsAssert(List<TcpConversation> actual) {
    super(actual, TcpFlowsAssert.class);
  }

  @Override
  String subject() {
    return actual.size() + " TCP conversations";
  }

  /**
   * Verify that the flows from the clients shared their path fairly while all of them had data to
   * send.
   *
   * @param jainIndex the least index of Jain (RFC 5166 section 2.6): 1 if all got the same, 1/n if
   *     one of n got all
   */
  public TcpFlowsAssert sharedFairly(double jainIndex) {
    return sharedFairly(Side.CLIENT, jainIndex);
  }

  /** Verify the same of the flows from one side. */
  public TcpFlowsAssert sharedFairly(Side from, double jainIndex) {
    isNotNull();
    if (actual.size() < 2 || !(jainIndex > 1.0 / actual.size() && jainIndex <= 1)) {
      throw new IllegalArgumentException(
          "an index of "
              + jainIndex
              + " says nothing about "
              + count(actual.size(), "flow")
              + ": give at least two, and an index above 1/n and up to 1");
    }
    List<Goodput> shares = Goodput.ofCompeting(actual, from);
    OptionalDouble index = Goodput.jainIndex(shares);
    return check(
        index.isPresent() && index.getAsDouble() >= jainIndex,
        "share fairly, with an index of Jain of at least " + jainIndex,
        () -> found(shares, index));
  }

  private static String found(List<Goodput> shares, OptionalDouble index) {
    return index.isEmpty()
        ? "they never had data to send at the same time" + list(shares)
        : String.format(Locale.ROOT, "the index is %.3f", index.getAsDouble()) + list(shares);
  }
}
