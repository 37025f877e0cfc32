package io.faultwire.junit.assertj;

import io.faultwire.capture.Capture;
import io.faultwire.capture.TcpConversation;
import io.faultwire.capture.TcpTimeline;
import io.faultwire.capture.UdpFlow;
import io.faultwire.capture.tls.TlsConversation;
import io.faultwire.engine.toxiproxy.stream.StreamProxy;
import io.faultwire.ip.PingResult;
import io.faultwire.tcp.TcpConnection;
import io.faultwire.tls.battery.BatteryResult;
import java.util.Collection;
import java.util.List;
import org.apiguardian.api.API;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/**
 * Begin an assertion about what happened on the wire.
 *
 * <p>To be imported statically, beside AssertJ's own {@code assertThat} where that is needed.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class FaultwireAssertions {
  private FaultwireAssertions() {}

  /**
   * Begin an assertion about a TCP conversation, such as {@code capture.tcp("client", "server")}.
   */
  public static TcpConversationAssert assertThat(TcpConversation actual) {
    return new TcpConversationAssert(actual);
  }

  /**
   * Begin an assertion about TLS, such as {@code TlsConversation.of(capture.tcp("client",
   * "server:443"))}.
   */
  public static TlsConversationAssert assertThat(TlsConversation actual) {
    return new TlsConversationAssert(actual);
  }

  /** Begin an assertion about one end of a TCP connection. */
  public static TcpConnectionAssert assertThat(TcpConnection actual) {
    return new TcpConnectionAssert(actual);
  }

  /**
   * Begin an assertion about the variables of one end of a TCP connection over time, such as {@code
   * capture.tcp("client", "server").timeline(Side.CLIENT)}.
   */
  public static TcpTimelineAssert assertThat(TcpTimeline actual) {
    return new TcpTimelineAssert(actual);
  }

  /** Begin an assertion about TCP conversations that compete for a link. */
  public static TcpFlowsAssert assertThatFlows(Collection<TcpConversation> actual) {
    return new TcpFlowsAssert(List.copyOf(actual));
  }

  /** Begin an assertion about UDP datagrams, such as {@code capture.udp("client", "server")}. */
  public static UdpFlowAssert assertThat(UdpFlow actual) {
    return new UdpFlowAssert(actual);
  }

  /** Begin an assertion about all frames. */
  public static CaptureAssert assertThat(Capture actual) {
    return new CaptureAssert(actual);
  }

  /** Begin an assertion about a ping. */
  public static PingResultAssert assertThat(PingResult actual) {
    return new PingResultAssert(actual);
  }

  /** Begin an assertion about what a client made of the chains of a battery. */
  public static BatteryResultAssert assertThat(BatteryResult actual) {
    return new BatteryResultAssert(actual);
  }

  /**
   * Begin an assertion about a call of a client under test, whose server is reached through a proxy
   * that knows its connections ({@code perConnection}).
   *
   * @param call uses the client, and does nothing else through that proxy
   */
  public static ClientCallStart assertThatCall(StreamProxy upstream, ThrowingCallable call) {
    return new ClientCallStart(upstream, call);
  }
}
