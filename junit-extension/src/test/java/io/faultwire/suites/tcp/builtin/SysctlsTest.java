package io.faultwire.suites.tcp.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.tcp.Ecn;
import io.faultwire.tcp.TcpOptions;
import io.faultwire.tcp.congestion.NewReno;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SysctlsTest {

  @Test
  void settingsOfTheStackBecomeItsOptions() {
    Map<String, String> settings =
        Map.of(
            "net.ipv4.tcp_timestamps", "0",
            "net.ipv4.tcp_sack", "0",
            "net.ipv4.tcp_recovery", "0",
            "net.ipv4.tcp_early_retrans", "0",
            "net.ipv4.tcp_ecn", "1",
            "net.ipv4.tcp_congestion_control", "reno",
            "net.ipv4.tcp_keepalive_time", "60",
            "net.ipv4.tcp_rto_min_us", "1000",
            "net.ipv4.tcp_rmem", "4096 5000 6000",
            "net.ipv4.ip_no_pmtu_disc", "1");

    TcpOptions options = Sysctls.apply(settings, TcpOptions.DEFAULT.toBuilder()).build();

    assertThat(Sysctls.refused(settings)).isEmpty();
    assertThat(options.timestamps()).isFalse();
    assertThat(options.selectiveAcknowledgment()).isFalse();
    assertThat(options.rack()).isFalse();
    assertThat(options.tailLossProbe()).isFalse();
    assertThat(options.ecn()).isEqualTo(Ecn.REQUEST);
    assertThat(options.congestionControl().get()).isInstanceOf(NewReno.class);
    assertThat(options.keepAliveIdle()).isEqualTo(Duration.ofMinutes(1));
    assertThat(options.minimumRto()).isEqualTo(Duration.ofMillis(1));
    assertThat(options.receiveBuffer()).isEqualTo(6000);
    assertThat(options.pathMtuDiscovery()).isFalse();
  }

  @Test
  void valuesThatTheStackHasNotAreRefused() {
    assertRefused("net.ipv4.tcp_congestion_control", "bbr", "use cubic or reno");
    assertRefused("net.ipv4.tcp_ecn", "3", "use 0, 1 or 2");
    assertRefused("net.ipv4.tcp_sack", "yes", "'yes' is no value of net.ipv4.tcp_sack");
    assertRefused("net.ipv4.tcp_mtu_probing", "2", "net.ipv4.tcp_mtu_probing=0 only");
    assertRefused("net.ipv4.tcp_moods", "1", "no setting 'net.ipv4.tcp_moods'");
  }

  private static void assertRefused(String name, String value, String reason) {
    assertThat(Sysctls.refused(Map.of(name, value)).get(name)).contains(reason);
  }
}
