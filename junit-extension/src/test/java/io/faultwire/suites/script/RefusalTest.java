package io.faultwire.suites.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.faultwire.junit.Target;
import io.faultwire.suites.script.language.ScriptException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not understood or not done, with the line and the reason. */
class RefusalTest {
  private static final String SOCKET = "0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3\n";

  private static ScriptException refusal(String text) {
    TextFile file = new TextFile("a.pkt", text);
    PacketScript script = PacketScript.of(file, Target.of(Map.of()));
    ScriptException refused = catchThrowableOfType(ScriptException.class, script::run);
    assertThat(refused).as(text).isNotNull();
    return refused;
  }

  /** Each line is a script's last line, behind one that makes the socket 3. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '\0',
      textBlock =
"""
+0 epoll_create(1) = 4 => epoll_create(): this call is not done
+0 listen(3) = 0 => listen(): takes 2 arguments, but has 1
+0 listen(3, MANY) = 0 => listen(): the name 'MANY' is unknown
+0 listen(3, 99999999999) = 0 => listen(): 99999999999 is no number of 32 bits
+0 listen(4, 1) = 0 => listen(): the script has no open descriptor 4
+0 listen(3, 1) = -1 EFROB (Frobbed) => listen(): the error 'EFROB' is unknown
+0 listen(3, [1]) = 0 => listen(): a number is expected, not '[1]'
+0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3 => socket(): the descriptor 3 is open already
+0 socket(AF_INET6, SOCK_STREAM, IPPROTO_TCP) = 4 => socket(): IPv6 is not done
+0 read(3, NULL, 10) = 0 => read(): a buffer is '...'; 'NULL' is not done
+0 connect(3, AF_UNSPEC, ...) = 0 => connect(): the address AF_UNSPEC, which disconnects, is not done
+0 connect(3, 7, ...) = 0 => connect(): argument 2 is '...' or an address, not '7'
+0 bind(3, {sa_family = AF_INET, sin_port = htons(1), sin_addr = inet_addr("10.9.8.7")}, ...) = 0 => bind(): the address 10.9.8.7 is neither the subject's, --local_ip=192.168.0.1, nor the tester's, --remote_ip=192.0.2.1
+0 setsockopt(3, SOL_TCP, TCP_NODELAY, [1, 2], 4) = 0 => setsockopt(): argument 4 is one number in brackets, not '[1, 2]'
+0 setsockopt(3, SOL_TCP, TCP_CONGESTION, "re\\qno", 4) = 0 => setsockopt(): the escape \\q in a string is unknown
+0 getsockopt(3, SOL_SOCKET, SO_ERROR, [0], [8]) = 0 => getsockopt(): a number has 4 octets, not 8
+0 setsockopt(3, SOL_TCP, TCP_FASTOPEN, [5], 4) = 0 => setsockopt(): the built-in stack has no TCP Fast Open (RFC 7413); the subject linux has
+0 sendto(3, ..., 10, MSG_FASTOPEN, ..., ...) = 10 => sendto(): the built-in stack has no TCP Fast Open (RFC 7413); the subject linux has
+0 fcntl(3, F_DUPFD, 9) = 0 => fcntl(): only F_GETFL, F_SETFL, F_GETFD and F_SETFD are done
+0 poll([{fd=3, events=POLLIN}], 2, 0) = 0 => poll(): there are 1 descriptors, not 2
+0 recvmsg(3, {msg_name(...)=..., msg_iov(1)=[{..., 10}], msg_flags=MSG_TRUNC}, 0) = 10 => recvmsg(): control messages and flags of a message are not done
+0 `reboot` => the command 'reboot' is not done; there are sysctl, set_sysctls.py, files *.sh of these, and some commands without effect here
+0 `sysctl -w net.ipv4.tcp_frob=1` => sysctl net.ipv4.tcp_frob=1: the built-in stack has no setting 'net.ipv4.tcp_frob'
+0 `sysctl -q net.ipv4.tcp_syn_retries=3` => sysctl net.ipv4.tcp_syn_retries=3: the built-in stack cannot change net.ipv4.tcp_syn_retries while it runs
+0 `true || false` => commands joined by '||' are not done
+0 `./more.sh` => there is no file './more.sh' beside the script
+0 `echo 1 > /tmp/x` => writing to '/tmp/x' is not done; write to /proc/sys/
+0 %{ assert tcpi_snd_cwnd == frobs }% => code: nothing gives a value to frobs
+0 %{ import os }% => code: the statement 'import' is not done; there are assertions, assignments and print()
+0 < S 0:0(0) <mss 1000> => an inbound segment needs a window: write 'win' and a number
+0 < S 0:0(0) win 1 <...> => <...> leaves the options open, which only an outbound segment can
+0 < S 0:0(0) win 70000 => a window is 0 to 65535, not 70000
+0 < S 0:0(1) win 1 => the sequence numbers 0:0 and the length 1 contradict each other
+0 < X. 0:0(0) win 1 => there is no TCP flag 'X'; there are F, S, R, P, U, E, W, A and '.'
+0 < SE5. 0:0(0) win 1 => the flags 'SE5.' give the bits of ACE twice
+0 < S 0:0(0) win 1 <mss 1000,nop> => the options have 5 octets, but fill words of 4; fill up with nop or eol
+0 < S 0:0(0) win 1 <frob 1> => there is no TCP option 'frob'
+0 < S 0:0(0) win 1 <FO 123> => '123' is not up to 38 octets in hexadecimal digits
+0 > [ce] ipv4 1.1.1.1 > 2.2.2.2: . 1:1(0) => a packet within another one ('ipv4') is not done
+0 < gre: . 1:1(0) ack 1 win 1 => a packet within another one ('gre') is not done
+0 < [ect01] S 0:0(0) win 1 => [ect01] leaves a choice, which only an outbound packet has
+0 < [flowlabel 0x1] S 0:0(0) win 1 => a flow label belongs to IPv6, which is not done
+0 < icmp frobbed => there is no ICMP message 'frobbed'
+0 < icmp unreachable frobbed [0:0(0)] => there is no ICMP code 'frobbed' here
+0 < icmp unreachable port_unreachable mtu 5 [0:0(0)] => only 'unreachable frag_needed' has an MTU
+0 < . 1:1(0) ack 1 win 1 <nop,nop,TS val 1 ecr 77> => ecr 77 echoes a timestamp that no outbound segment before it has; with --tcp_ts_ecr_scaled it is computed
* listen(3, 1) = 0 => only an outbound packet can have a range of time or '*', since all else is exact
+0~+1 listen(3, 1) = 0 => only an outbound packet can have a range of time or '*', since all else is exact
+1~+0 > . 1:1(0) => the range of time ends before it begins
-1 listen(3, 1) = 0 => a time is 0 to 1000000000 seconds, not -1
+0 listen(3, 1 = 0 => expected ')', but found '='
+0 listen(3, 1) = => expected an argument, but found the end of the script
+0 "listen" => expected a packet, a socket call, a command or code, but found "listen"
listen(3, 1) = 0 => expected a time in seconds, but found 'listen'
+0 /* listen => the comment that begins here does not end
+0 `listen => the command that begins here does not end
""")
  void isRefused(String line, String reason) {
    ScriptException refused = refusal(SOCKET + line);

    assertThat(refused.reason()).isEqualTo(reason);
    assertThat(refused.line()).isEqualTo(2);
    assertThat(refused).hasMessage("a.pkt:2: " + reason);
  }

  /** Each line is an option of a script. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      textBlock =
"""
--ip_version=ipv6 => is not done: IPv6 and addresses mapped into it are not done
--local_ip=fd00::1 => is not done: IPv6 is not
--frob=1 => is unknown
--mss=0 => needs a number from 1 to 65535
--mss => needs a value
--tolerance_percent=101 => needs a number from 0 to 100
--strict_segments=1 => takes no value
--non_fatal=packet => is not done: every difference is a failure
--dry_run => is not done: a script that does not run would pass without a test
--code_format=perl => is not done: code is in Python
""")
  void isARefusedOption(String option, String reason) {
    assertThat(refusal(option + "\n" + SOCKET))
        .hasMessage("a.pkt:1: the option " + option + " " + reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      textBlock =
"""
+1 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3 => a.pkt:1: the first event is at time 0
// nothing => a.pkt:1: the script has no events
0 %{ assert 1 == 1 }% => a.pkt:1: code needs a socket; accept the connection before it
""")
  void isARefusedScript(String text, String message) {
    assertThat(refusal(text)).hasMessage(message);
  }
}
