package io.faultwire.junit.assertj;

import io.faultwire.capture.ArpExchange;
import io.faultwire.capture.Capture;
import io.faultwire.capture.CapturedFrame;
import io.faultwire.capture.Fate;
import io.faultwire.capture.PingExchange;
import io.faultwire.capture.tls.ClearText;
import io.faultwire.wire.Packet;
import java.util.List;
import java.util.function.Predicate;
import org.apiguardian.api.API;

/** Assert what happened on all links of a network. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class CaptureAssert extends WireAssert<CaptureAssert, Capture> {

  CaptureAssert(Capture actual) {
    super(actual, CaptureAssert.class);
  }

  @Override
  String subject() {
    return actual.toString();
  }

  @Override
  String evidence() {
    return LadderText.of(actual);
  }

  /**
   * Verify how many frames match, such as {@code hasFrames(2, "SYN", Tcp::isSyn)}.
   *
   * @param what the frames are, for the message
   */
  public CaptureAssert hasFrames(int expected, String what, Predicate<Packet> match) {
    isNotNull();
    List<CapturedFrame> found = actual.frames(match);
    return check(
        found.size() == expected,
        "have " + count(expected, what + " frame"),
        () -> "it has " + count(found.size(), what + " frame") + list(found));
  }

  /** Verify how many frames rules took off a link. */
  public CaptureAssert hasDropped(int expected) {
    isNotNull();
    List<CapturedFrame> found = withFate(Fate.DROPPED);
    return check(
        found.size() == expected,
        "have " + count(expected, "frame") + " dropped by rules",
        () -> dropped(found));
  }

  /**
   * Verify that a rule took at least one frame off a link.
   *
   * @param rule the name of the fault, such as {@code loss 5%}, or a part of it
   */
  public CaptureAssert hasDroppedBy(String rule) {
    isNotNull();
    List<CapturedFrame> dropped = withFate(Fate.DROPPED);
    boolean found =
        dropped.stream()
            .flatMap(frame -> frame.decidedBy().stream())
            .anyMatch(touch -> touch.rule().contains(rule));
    return check(found, "have a frame dropped by '" + rule + "'", () -> dropped(dropped));
  }

  /** Verify that each frame arrived at the other end of its link as it was sent. */
  public CaptureAssert deliveredEveryFrame() {
    isNotNull();
    List<CapturedFrame> harmed =
        actual.frames().stream()
            .filter(frame -> !frame.isDelivered() || frame.fate() == Fate.CORRUPTED)
            .toList();
    return check(
        harmed.isEmpty(),
        "have delivered every frame",
        () -> count(harmed.size(), "frame") + " did not arrive as sent" + list(harmed));
  }

  private List<CapturedFrame> withFate(Fate fate) {
    return actual.frames().stream().filter(frame -> frame.fate() == fate).toList();
  }

  private static String dropped(List<CapturedFrame> found) {
    return count(found.size(), "frame")
        + (found.size() == 1 ? " was" : " were")
        + " dropped"
        + list(found);
  }

  /**
   * Verify that a host asked by ARP for an address once, with one request, and got the answer.
   *
   * @param host the name of the host that asked
   * @param target the address that it asked for, such as {@code 10.0.0.2}
   */
  public CaptureAssert resolvedOnce(String host, String target) {
    isNotNull();
    List<ArpExchange> found =
        actual.arpExchanges().stream()
            .filter(each -> each.asker().equals(host) && each.target().toString().equals(target))
            .toList();
    boolean once =
        found.size() == 1 && found.get(0).isResolved() && found.get(0).requests().size() == 1;
    return check(
        once,
        "have '" + host + "' resolve " + target + " by ARP once",
        () ->
            found.isEmpty()
                ? "it never asked; these did" + list(actual.arpExchanges())
                : "it did otherwise" + list(found));
  }

  /** Verify that a host sent an ICMP echo to another and that each got its reply. */
  public CaptureAssert pinged(String host, String target) {
    isNotNull();
    List<PingExchange> found =
        actual.pings().stream()
            .filter(ping -> ping.from().equals(host) && ping.to().equals(target))
            .toList();
    return check(
        !found.isEmpty() && found.stream().allMatch(PingExchange::isAnswered),
        "have '" + host + "' ping '" + target + "' and get each reply",
        () ->
            found.isEmpty()
                ? "no echo was sent; these were" + list(actual.pings())
                : "not every reply arrived" + list(found));
  }

  /**
   * Verify that no frame, and no stream of TCP, shows a text or eight octets of it in the clear. A
   * capture without frames proves nothing, and fails.
   *
   * @param text such as a password that only TLS may carry; UTF-8 on the wire
   */
  public CaptureAssert neverShowed(String text) {
    isNotNull();
    List<String> found = ClearText.find(actual, text);
    return check(
        found.isEmpty() && !actual.frames().isEmpty(),
        "never show '" + text + "', or a part of it, in the clear",
        () ->
            found.isEmpty()
                ? "it has no frame; capture while the text is sent"
                : count(found.size(), "place") + " did" + list(found));
  }
}
