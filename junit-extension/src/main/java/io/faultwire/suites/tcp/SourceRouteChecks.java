package io.faultwire.suites.tcp;

import static io.faultwire.conformance.Level.SHOULD;
import static io.faultwire.suites.tcp.peer.SegmentPattern.acknowledging;
import static io.faultwire.suites.tcp.peer.SegmentPattern.syn;
import static io.faultwire.suites.tcp.peer.SegmentPattern.synAck;

import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.junit.NotApplicable;
import io.faultwire.suites.tcp.defect.Exposes;
import io.faultwire.suites.tcp.defect.TcpDefect;
import io.faultwire.suites.tcp.peer.IpFields;
import io.faultwire.suites.tcp.peer.SegmentPattern;
import io.faultwire.suites.tcp.subject.SubjectSettings;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Source routes (RFC 9293 section 3.9.2.1); few hosts take them, as RFC 7126 advises. */
class SourceRouteChecks extends TcpChecks {
  private static final int LOOSE = 131;
  private static final int LENGTH = 7;
  private static final int BEHIND_THE_END = 8;
  private static final int ONE_ROUTER = 0x0A00000A;
  private static final int OTHER_ROUTER = 0x0A00000B;

  /** Return a loose source route by one router that has been followed to its end. */
  private static IpFields arrivedBy(int router) {
    byte[] option =
        ByteBuffer.allocate(LENGTH + 1)
            .put((byte) LOOSE)
            .put((byte) LENGTH)
            .put((byte) BEHIND_THE_END)
            .putInt(router)
            .array();
    return IpFields.PLAIN.options(option);
  }

  /** A packet to the first router, with a source route whose last hop is the tester. */
  private static SegmentPattern by(int router, SegmentPattern pattern) {
    return pattern
        .that("with a source route", s -> hasRoute(s.ip()))
        .that("to the router first", s -> s.ip().destination() == router);
  }

  private static boolean hasRoute(IpFields ip) {
    return ip.options().length > 0 && (ip.options()[0] & 0xFF) == LOOSE;
  }

  @Test
  @Check("tcp.ip.route-of-the-user")
  @Clause(rfc = 9293, section = "3.9.2.1", id = "MUST-51")
  @Exposes(TcpDefect.DROPS_SOURCE_ROUTES)
  void userGivesARoute() {
    subject.connect(SUBJECT_PORT, TESTER_PORT, List.of(ONE_ROUTER));

    peer.expect(by(ONE_ROUTER, syn()));
  }

  @Test
  @Check("tcp.ip.route-of-the-user-first")
  @Clause(rfc = 9293, section = "3.9.2.1", id = "MUST-52")
  @Exposes(TcpDefect.DROPS_SOURCE_ROUTES)
  void routeOfTheUserComesFirst() {
    requireReturnRoutes();
    subject.connect(SUBJECT_PORT, TESTER_PORT, List.of(ONE_ROUTER));
    peer.expect(syn());

    peer.send(peer.synAck().ip(arrivedBy(OTHER_ROUTER)));

    peer.expect(by(ONE_ROUTER, acknowledging(peer.iss() + 1)));
  }

  @Test
  @Check("tcp.ip.route-back")
  @Clause(rfc = 9293, section = "3.9.2.1", id = "MUST-53")
  @Exposes(TcpDefect.DROPS_SOURCE_ROUTES)
  void routeThatArrivedLeadsBack() {
    requireReturnRoutes();
    subject.listen(SUBJECT_PORT);

    peer.send(peer.syn().ip(arrivedBy(ONE_ROUTER)));

    peer.expect(by(ONE_ROUTER, synAck()));
  }

  @Test
  @Check("tcp.ip.route-replaced")
  @Clause(rfc = 9293, section = "3.9.2.1", level = SHOULD, id = "SHLD-24")
  @Exposes(TcpDefect.DROPS_SOURCE_ROUTES)
  void laterRouteReplacesTheEarlier() {
    requireReturnRoutes();
    subject.listen(SUBJECT_PORT);
    peer.send(peer.syn().ip(arrivedBy(ONE_ROUTER)));
    peer.expect(synAck());

    peer.send(peer.ack(), peer.data(octets(10)).ip(arrivedBy(OTHER_ROUTER)));

    peer.expect(by(OTHER_ROUTER, acknowledging(peer.sndNxt())), Duration.ofMillis(500));
  }

  private void requireReturnRoutes() {
    open(SubjectSettings.SOURCE_ROUTES);
    if (!subject.answersAlongSourceRoutes()) {
      throw new NotApplicable("The subject does not take source routes.");
    }
  }
}
