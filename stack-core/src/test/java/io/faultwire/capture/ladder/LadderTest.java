package io.faultwire.capture.ladder;

import static io.faultwire.wire.TcpHeader.ACK;
import static io.faultwire.wire.TcpHeader.FIN;
import static io.faultwire.wire.TcpHeader.SYN;
import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.capture.Capture;
import io.faultwire.capture.TcpConversation;
import io.faultwire.capture.TwoHosts;
import io.faultwire.capture.Wire;
import io.faultwire.link.Faults;
import io.faultwire.link.Selection;
import io.faultwire.link.Tcp;
import io.faultwire.tcp.TcpException;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class LadderTest {
  private static TcpConversation rough() {
    Wire wire = new Wire(Faults.delay(Duration.ofMillis(10)));
    wire.link.forward().install(Faults.drop(Selection.first(Tcp::isSyn)).named("drop first SYN"));
    wire.client(SYN, 100, 0).at(1000).client(SYN, 100, 0).at(1010).server(SYN | ACK, 300, 101);
    wire.at(1020).client(ACK, 101, 301);
    wire.link
        .forward()
        .install(Faults.hold(Selection.first(Tcp::hasData), Duration.ofMillis(15)).named("hold"));
    wire.client(ACK, 101, 301, "held back").client(ACK, 110, 301, "overtakes");
    wire.link.backward().install(Faults.duplicate(100).on(Selection.first(Tcp::isPureAck)));
    wire.at(1030).server(ACK, 301, 101).at(1045).server(ACK, 301, 119);
    wire.at(1060).client(FIN | ACK, 119, 301).at(1070).server(FIN | ACK, 301, 120);
    wire.at(1080).client(ACK, 120, 302);
    return wire.conversation();
  }

  private static TcpConversation live() throws TcpException {
    TwoHosts hosts = TwoHosts.linked(Faults.delay(Duration.ofMillis(20)));
    hosts.links.get(0).forward().install(Faults.drop(Selection.nth(2, Tcp::hasData)));
    hosts.transfer(9_000);
    return hosts.capture.tcp("client", "server:80");
  }

  @Test
  void dropsHoldsAndCopiesAreDrawnAsSuch() {
    Golden.assertMatches("rough.txt", Ladder.of(rough()).text());
    Golden.assertMatches("rough.svg", Ladder.of(rough()).svg());
  }

  @Test
  void statesOfBothEndsAreShown() throws TcpException {
    Golden.assertMatches("states.txt", Ladder.of(live()).text());
    Golden.assertMatches("states.svg", Ladder.of(live()).svg());
  }

  @Test
  void datagramsAreDrawnToo() {
    Wire wire = new Wire(Faults.delay(Duration.ofMillis(10)));
    wire.link.forward().install(Faults.drop(Selection.nth(2, packet -> packet.udp() != null)));
    Capture capture = wire.udp(true, "a").udp(true, "b").at(10).udp(false, "c").end();

    String text = Ladder.of(capture.udp("client", "server:53")).text();
    assertThat(text.lines()).hasSize(4);
    assertThat(text)
        .contains("|-- UDP len=1 -", "X", "#2 dropped by 'drop match 2'")
        .containsPattern("\\|<-+ UDP len=1 --\\|");
  }

  @Test
  void aDatagramUnderWayHasNoTip() {
    Wire wire = new Wire(Faults.delay(Duration.ofSeconds(1)));
    Ladder ladder = Ladder.of(wire.udp(true, "a").capture.udp("client", "server"));

    assertThat(ladder.text()).contains("still under way").doesNotContain(">|", "X");
    assertThat(ladder.svg()).contains("class=\"arrow pending\"");
  }

  @Test
  void theMiddleOfALongOneIsLeftOut() throws TcpException {
    String text = Ladder.of(live()).text(7);

    assertThat(text.lines()).hasSize(8);
    assertThat(text.lines().skip(4).findFirst().orElseThrow())
        .matches(" +:  \\.\\.\\. \\d+ more lines, 1 lost, 2 sent again \\.\\.\\.");
  }

  @Test
  void aLongOneIsLeftOutOfTheDrawingToo() throws TcpException {
    TwoHosts hosts = TwoHosts.linked();
    hosts.transfer(600_000);
    String svg = Ladder.of(hosts.capture.tcp("client", "server:80")).svg();

    assertThat(svg).contains("class=\"band\"").contains("more lines");
  }

  @Test
  void theDrawingIsWellFormedWhateverARuleIsCalled()
      throws ParserConfigurationException, IOException, SAXException {
    Wire wire = new Wire();
    wire.link.forward().install(Faults.drop(Tcp::isSyn).named("<a> & \"b\" ]]> \u0001"));
    String svg = Ladder.of(wire.client(SYN, 1, 0).conversation()).svg();

    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
    assertThat(document.getDocumentElement().getTextContent())
        .contains("dropped by '<a> & \"b\" ]]>  '");
  }
}
