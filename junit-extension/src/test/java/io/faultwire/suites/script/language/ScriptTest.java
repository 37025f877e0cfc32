package io.faultwire.suites.script.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.suites.script.packet.IcmpPacket;
import io.faultwire.suites.script.packet.Packet;
import io.faultwire.suites.script.packet.TcpPacket;
import io.faultwire.suites.script.packet.UdpPacket;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From the text of a script to its model. */
class ScriptTest {
  private static Script parse(String text, String... options) {
    List<ScriptOption> given = List.of(options).stream().map(ScriptOption::given).toList();
    return Script.parse("a.pkt", text, given);
  }

  private static Event event(String text) {
    List<Event> events = parse(text).events();
    assertThat(events).hasSize(1);
    return events.get(0);
  }

  private static Packet inbound(String text) {
    return ((Action.Inbound) event("0 < " + text).action()).packet();
  }

  private static Action.Outbound outbound(String text) {
    return (Action.Outbound) event("0 > " + text).action();
  }

  private static Action.Call call(String text) {
    return (Action.Call) event(text).action();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      textBlock =
"""
0 => ABSOLUTE, 0, 0
0.5 => ABSOLUTE, 500000000, 500000000
.29 => ABSOLUTE, 290000000, 290000000
+0 => RELATIVE, 0, 0
+.001 => RELATIVE, 1000000, 1000000
1~1.5 => ABSOLUTE_RANGE, 1000000000, 1500000000
+0~+.2 => RELATIVE_RANGE, 0, 200000000
* => ANY, 0, 0
""")
  void timesHaveSevenForms(String text, String expected) {
    EventTime time = event(text + " > . 1:1(0)").time();
    assertThat(time.kind() + ", " + time.from() + ", " + time.to()).isEqualTo(expected);
  }

  /** The text of a packet is the text that it is made from. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "S 0:0(0) win 65535 <mss 1460,sackOK,TS val 100 ecr 0,nop,wscale 8>",
        "S. 4294967295:4294967295(0) ack 1 win 0",
        "FP. 1:1001(1000) ack 4294967295 win 257",
        "R 5:5(0) win 0",
        "- 1:1(0) win 100",
        ". 1:1(0) ack 1 win 100 <nop,nop,sack 1:1001 2001:3001>",
        "PU. 1:11(10) ack 1 win 100 urg 5",
        "SEW 0:0(0) win 100 <mss 1000,nop,eol,eol,eol>",
        "SEWA 0:0(0) win 100",
        "E. 1:1(0) ack 1 win 100",
        "S 0:0(0) win 100 <FO 0123456789abcdef,nop,nop>",
        "S 0:0(0) win 100 <FO,nop,nop>",
        "S 0:0(0) win 100 <FOEXP 01234567>",
        ". 1:1(0) ack 1 win 100 <md5 000102030405060708090a0b0c0d0e0f,nop,nop>",
        ". 1:1(0) ack 1 win 100 <ECN e0b 1 ceb 2 e1b 3,nop>",
        ". 1:1(0) ack 1 win 100 <ECN e1b 1 ceb 2,nop,nop,nop,nop>",
        ". 4294967290:5(11) ack 1 win 100"
      })
  void segmentsAreReadWithAllTheirFields(String text) {
    assertThat(inbound(text).text()).isEqualTo(text);
  }

  @Test
  void theCounterOfAccurateEcnStandsForThreeBits() {
    assertThat(inbound("S.5 0:0(0) ack 1 win 1").text()).isEqualTo("SEA. 0:0(0) ack 1 win 1");
    assertThat(inbound(".3 0:0(0) ack 1 win 1").text()).isEqualTo("EW. 0:0(0) ack 1 win 1");
    assertThat(inbound("S7 0:0(0) win 1").text()).isEqualTo("SEWA 0:0(0) win 1");
  }

  @Test
  void portsOfOthersCanBeGiven() {
    TcpPacket segment = (TcpPacket) inbound("5000 > 80 S 0:0(0) win 1");
    assertThat(segment.ports()).hasToString("5000 > 80");
    UdpPacket datagram = (UdpPacket) inbound("udp 5000 > 53 (10)");
    assertThat(datagram.ports()).hasToString("5000 > 53");
    assertThat(datagram.dataLength()).isEqualTo(10);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "icmp unreachable net_unreachable [0:0(0)]",
        "icmp unreachable frag_needed mtu 1200 [1:1461(1460)]",
        "icmp unreachable port_unreachable [udp (100)]",
        "icmp time_exceeded [1:1(0)]",
        "icmp source_quench [1:1(0)]",
        "icmp type_99 code_7 [1:1(0)]"
      })
  void messagesAreReadWithWhatTheyQuote(String text) {
    assertThat(inbound(text).text()).isEqualTo(text);
  }

  @Test
  void echoesHaveIdentifiersAndRawBodies() {
    IcmpPacket echo = (IcmpPacket) inbound("icmp echo_request id 7 [raw (64)]");
    assertThat(echo.rest()).isEqualTo(7 << 16);
    assertThat(echo.bodyLength()).isEqualTo(56);
    assertThat(echo.quote()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "[noecn], ECN, 0",
    "[ect0], ECN, 2",
    "(ect1), ECN, 1",
    "[ce], ECN, 3",
    "[ect01], ECT, 0",
    "[tos 0xb9], TYPE_OF_SERVICE, 185",
    "'', NONE, 0"
  })
  void marksAreOfTheIpHeader(String mark, Demands.Mark demanded, int octet) {
    Action.Outbound packet = outbound(mark + " . 1:1(0) ack 1");
    assertThat(packet.demands().mark()).isEqualTo(demanded);
    assertThat(packet.packet().ip().typeOfService()).isEqualTo(octet);
  }

  @Test
  void onlyWhatIsWrittenIsDemanded() {
    assertThat(outbound(". 1:1(0)").demands())
        .isEqualTo(new Demands(Demands.Mark.NONE, false, false, true));
    assertThat(outbound("[ttl 64] . 1:1(0) win 5 <...>").demands())
        .isEqualTo(new Demands(Demands.Mark.NONE, true, true, false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "socket(..., SOCK_STREAM|SOCK_NONBLOCK, IPPROTO_TCP)",
        "setsockopt(3, SOL_SOCKET, SO_LINGER, {onoff=1, linger=0}, 8)",
        "setsockopt(3, SOL_TCP, TCP_CONGESTION, \"reno\", 4)",
        "poll([{fd=4, events=POLLIN|POLLOUT, revents=0}], 1, 1000)",
        "bind(3, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr(\"192.0.2.1\")}, ...)",
        "sendmsg(4, {msg_name(...)=..., msg_iov(2)=[{..., 500}, {..., 500}], msg_flags=0}, 0)",
        "epoll_wait(5, {events=EPOLLIN, fd=4}, 1, 0)"
      })
  void callsAreReadWithTheirArguments(String text) {
    Action.Call call = call("0 " + text + " = 0");
    String arguments = String.join(", ", call.arguments().stream().map(Argument::text).toList());
    assertThat(call.name() + "(" + arguments + ")").isEqualTo(text);
  }

  @Test
  void resultsHaveErrorsAndNotes() {
    Action.Call failing =
        call("0 connect(3, ..., ...) = -1 EINPROGRESS (Operation now in progress)");
    assertThat(failing.result()).isEqualTo(new Argument.Numeral(-1));
    assertThat(failing.error()).contains("EINPROGRESS");
    assertThat(call("0 fcntl(3, F_GETFL) = 0x2 (flags O_RDWR|O_NONBLOCK)").result())
        .isEqualTo(new Argument.Numeral(2));
    assertThat(call("0 close(3) = 0").error()).isEmpty();
  }

  @Test
  void callsThatWaitHaveAnEnd() {
    assertThat(call("+.1...0.25 read(4, ..., 10) = 10").end())
        .isEqualTo(OptionalLong.of(250_000_000));
    assertThat(call("1.1...1.5 read(4, ..., 10) = 10").end())
        .isEqualTo(OptionalLong.of(1_500_000_000));
    assertThat(call("0 read(4, ..., 10) = 10").end()).isEmpty();
  }

  @Test
  void eventsKnowTheirLines() {
    Script script =
        parse(
            """
            /* a comment
               of two lines */
            0 close(3) = 0 // and more
            # another comment
            +0 %{
            assert 1
            }%
            +0 poll([{fd=3,
              events=0}], 1, 0) = 0
            """);
    assertThat(script.events()).extracting(Event::line).containsExactly(3, 5, 8);
    assertThat(script.events()).extracting(Event::lastLine).containsExactly(3, 7, 9);
  }

  @Test
  void commandsStandBeforeBetweenAndBehindEvents() {
    Script script = parse("`first`\n0 `second`\n+0 close(3) = 0\n`third`");
    assertThat(script.setUp()).contains(new Script.Command(1, "first"));
    assertThat(script.events().get(0).action()).isEqualTo(new Action.Shell("second"));
    assertThat(script.cleanUp()).contains(new Script.Command(4, "third"));
    assertThat(parse("0 close(3) = 0").setUp()).isEqualTo(Optional.empty());
  }

  @Test
  void optionsStandAtTheBeginning() {
    Script script =
        parse("--mss=1000 // comment\n--strict_segments\n-D A=1\n0 close(3) = 0", "--mtu=600");
    assertThat(script.options())
        .containsExactly(
            new ScriptOption("mss", "1000", 1),
            new ScriptOption("strict_segments", null, 2),
            new ScriptOption("define", "A=1", 3),
            new ScriptOption("mtu", "600", 0));
  }

  @Test
  void definitionsGiveWordsAMeaning() {
    String text =
        """
        --define=SIZE=1000
        --define=CC="reno"
        --define=KIND=SOCK_STREAM
        --define=fd=7
        0 f(SIZE, KIND, CC, {fd=1}) = 0
        """;
    assertThat(call(text).arguments())
        .extracting(Argument::text)
        .containsExactly("1000", "SOCK_STREAM", "\"reno\"", "{fd=1}");
    Action.Call other = (Action.Call) parse(text, "-D SIZE=5").events().get(0).action();
    assertThat(other.arguments().get(0)).isEqualTo(new Argument.Numeral(5));
  }

  @Test
  void aDefinitionMayBeACookieOrACommand() {
    Script script =
        parse(
            "0 COMMAND\n+0 < S 0:0(0) win 1 <FO COOKIE,nop,nop>",
            "-D COMMAND=`true`",
            "-D COOKIE=0102030405060708");
    assertThat(script.events().get(0).action()).isEqualTo(new Action.Shell("true"));
    assertThat(((Action.Inbound) script.events().get(1).action()).packet().text())
        .contains("<FO 0102030405060708,nop,nop>");
  }
}
