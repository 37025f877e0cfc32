package io.faultwire.capture.plot;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.capture.Capture;
import io.faultwire.capture.Side;
import io.faultwire.capture.TcpConversation;
import io.faultwire.capture.TwoHosts;
import io.faultwire.link.Faults;
import io.faultwire.tcp.TcpException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class PlotTest {
  private static TcpConversation lossyTransfer(int octets) throws TcpException {
    TwoHosts hosts =
        TwoHosts.linked(
            Faults.delay(Duration.ofMillis(20)), Faults.loss(2), Faults.rate(20_000_000, 100));
    hosts.transfer(octets);
    return hosts.capture.tcpConversations().get(0);
  }

  private static Document parse(String svg) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }

  private static NodeList find(Document svg, String xpath) throws Exception {
    return (NodeList)
        XPathFactory.newInstance().newXPath().evaluate(xpath, svg, XPathConstants.NODESET);
  }

  /** Leaves out the line of the legend. */
  private static int lines(Document svg, String style) throws Exception {
    return find(svg, "//*[local-name()='line'][@class='" + style + "']").getLength() - 1;
  }

  @Test
  void eachSegmentThatWasLostIsCrossedOut() throws Exception {
    TcpConversation conversation = lossyTransfer(300_000);
    long lost =
        conversation.segmentsFrom(Side.CLIENT).stream()
            .filter(segment -> segment.isLost() && segment.sequenceLength() > 0)
            .count();
    long again =
        conversation.segmentsFrom(Side.CLIENT).stream()
            .filter(segment -> segment.isRetransmission() && !segment.isLost())
            .filter(segment -> segment.sequenceLength() > 0)
            .count();

    Document svg = parse(TimeSequencePlot.svg(conversation, Side.CLIENT));
    assertThat(lost).isPositive();
    assertThat(lines(svg, "lost")).isEqualTo((int) (3 * lost));
    assertThat(again).isPositive();
    assertThat(lines(svg, "again")).isEqualTo((int) again);
  }

  @Test
  void aBurstReachesFromItsFirstOctetToItsLast() throws Exception {
    TwoHosts hosts = TwoHosts.linked(Faults.delay(Duration.ofMillis(20)));
    hosts.transfer(20_000);
    TcpConversation conversation = hosts.capture.tcpConversations().get(0);
    int initialWindow = 10 * 1448;
    Scale values = new Scale(0, 20_002 * 1.08, 416, 66);

    Document svg = parse(TimeSequencePlot.svg(conversation, Side.CLIENT));
    assertThat(
            find(
                    svg,
                    String.format(
                        java.util.Locale.ROOT,
                        "//*[@class='data'][@y1='%s'][@y2='%s']",
                        io.faultwire.capture.svg.SvgText.number(values.at(1)),
                        io.faultwire.capture.svg.SvgText.number(values.at(1 + initialWindow))))
                .getLength())
        .isEqualTo(1);
    assertThat(find(svg, "//*[local-name()='path'][@class='ack']").getLength()).isEqualTo(1);
    assertThat(find(svg, "//*[local-name()='text'][text()='SYN' or text()='FIN']").getLength())
        .isEqualTo(2);
  }

  @Test
  void theWindowHasALineForEachLoss() throws Exception {
    TcpConversation conversation = lossyTransfer(300_000);
    int losses = conversation.timeline(Side.CLIENT).losses().size();

    Document svg = parse(CongestionPlot.svg(conversation, Side.CLIENT).orElseThrow());
    assertThat(losses).isPositive();
    assertThat(lines(svg, "event")).isEqualTo(losses);
    assertThat(find(svg, "//*[local-name()='path'][@class='cwnd']").getLength()).isEqualTo(1);
    assertThat(find(svg, "//*[local-name()='path'][@class='ssthresh']").getLength()).isEqualTo(1);
  }

  @Test
  void equalConversationsGiveEqualPlots() throws Exception {
    TcpConversation one = lossyTransfer(100_000);
    TcpConversation other = lossyTransfer(100_000);

    assertThat(TimeSequencePlot.svg(one, Side.CLIENT))
        .isEqualTo(TimeSequencePlot.svg(other, Side.CLIENT));
    assertThat(CongestionPlot.svg(one, Side.CLIENT))
        .isEqualTo(CongestionPlot.svg(other, Side.CLIENT));
  }

  @Test
  void aLongTransferHasABoundedPlot() throws Exception {
    assertThat(TimeSequencePlot.svg(cleanTransfer(6_000_000), Side.CLIENT))
        .hasSizeLessThan(200_000);
  }

  private static TcpConversation cleanTransfer(int octets) throws TcpException {
    TwoHosts hosts = TwoHosts.linked(Faults.rate(100_000_000, 1000));
    hosts.transfer(octets);
    return hosts.capture.tcpConversations().get(0);
  }

  @Test
  void aCaptureMadeElsewhereHasSequenceNumbersButNoWindow() throws Exception {
    TwoHosts hosts = TwoHosts.linked(Faults.delay(Duration.ofMillis(20)));
    hosts.transfer(20_000);
    TcpConversation read = copy(hosts.capture).tcpConversations().get(0);

    assertThat(CongestionPlot.svg(read, Side.CLIENT)).isEmpty();
    assertThat(TimeSequencePlot.svg(read, Side.CLIENT))
        .isEqualTo(TimeSequencePlot.svg(hosts.capture.tcpConversations().get(0), Side.CLIENT));
  }

  private static Capture copy(Capture capture) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    capture.writePcapng(file);
    return Capture.read("copy", file.toByteArray());
  }
}
