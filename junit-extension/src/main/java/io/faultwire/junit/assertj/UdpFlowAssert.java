package io.faultwire.junit.assertj;

import io.faultwire.capture.CapturedDatagram;
import io.faultwire.capture.Side;
import io.faultwire.capture.UdpFlow;
import java.util.List;
import org.apiguardian.api.API;

/** Assert what became of the datagrams between two UDP ports. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class UdpFlowAssert extends WireAssert<UdpFlowAssert, UdpFlow> {

  UdpFlowAssert(UdpFlow actual) {
    super(actual, UdpFlowAssert.class);
  }

  @Override
  String subject() {
    return "the UDP flow " + actual.name();
  }

  @Override
  String evidence() {
    return LadderText.of(actual);
  }

  /** Go on with the datagrams alone that one end sent. */
  public UdpFlowAssert from(Side side) {
    isNotNull();
    return new UdpFlowAssert(actual.from(side));
  }

  /** Verify how many datagrams were sent. */
  public UdpFlowAssert hasSent(int expected) {
    isNotNull();
    int sent = actual.datagrams().size();
    return check(
        sent == expected,
        "have sent " + count(expected, "datagram"),
        () -> count(sent, "datagram") + (sent == 1 ? " was" : " were") + " sent");
  }

  /** Verify of how many datagrams no intact copy arrived. */
  public UdpFlowAssert hasLost(int expected) {
    isNotNull();
    return counted(expected, "have lost", "lost", actual.lost());
  }

  /** Verify how many datagrams arrived more than once. */
  public UdpFlowAssert hasDuplicated(int expected) {
    isNotNull();
    return counted(expected, "have duplicated", "duplicated", actual.duplicated());
  }

  /** Verify how many datagrams arrived after one that was sent later (RFC 4737 section 3). */
  public UdpFlowAssert hasReordered(int expected) {
    isNotNull();
    return counted(expected, "have reordered", "reordered", actual.reordered());
  }

  /** Verify that each datagram arrived once, in the order in which they were sent. */
  public UdpFlowAssert deliveredInOrder() {
    return hasLost(0).hasDuplicated(0).hasReordered(0);
  }

  private UdpFlowAssert counted(
      int expected, String expectation, String fate, List<CapturedDatagram> found) {
    return check(
        found.size() == expected,
        expectation + " " + count(expected, "datagram"),
        () ->
            count(found.size(), "datagram")
                + (found.size() == 1 ? " was " : " were ")
                + fate
                + list(found));
  }
}
