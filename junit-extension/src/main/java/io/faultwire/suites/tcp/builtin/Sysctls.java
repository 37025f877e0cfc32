package io.faultwire.suites.tcp.builtin;

import io.faultwire.suites.tcp.builtin.socket.CongestionControls;
import io.faultwire.tcp.Ecn;
import io.faultwire.tcp.TcpOptions;
import io.faultwire.tcp.TcpOptionsBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.ObjIntConsumer;

/** What Linux's settings mean to the built-in stack: an option, nothing, or a refusal. */
final class Sysctls {
  private static final String TCP = "net.ipv4.tcp_";
  private static final String SYN_RETRIES = TCP + "syn_retries";
  private static final String SYN_ACK_RETRIES = TCP + "synack_retries";

  /** Settings that are options of the stack. */
  private static final Map<String, BiConsumer<TcpOptionsBuilder, String>> HONOURED =
      new HashMap<>();

  /** Settings that only one value of means what the stack does. */
  private static final Map<String, String> FIXED =
      Map.of(
          TCP + "mtu_probing", "0",
          TCP + "abort_on_overflow", "0",
          TCP + "thin_linear_timeouts", "0");

  /**
   * Settings that allow or tune what a script sees on the wire if it depends on it. Where the stack
   * does otherwise, the packet that the script expects does not come.
   */
  private static final Set<String> PERMITTED =
      Set.of(
          "fack",
          "ecn_fallback",
          "ecn_option",
          "reordering",
          "max_reordering",
          "allowed_congestion_control",
          "slow_start_after_idle",
          "tso_win_divisor",
          "min_tso_segs",
          "tso_rtt_log",
          "pacing_ss_ratio",
          "pacing_ca_ratio",
          "notsent_lowat",
          "fastopen",
          "fastopen_key",
          "fastopen_blackhole_timeout_sec",
          "autocorking",
          "no_metrics_save",
          "moderate_rcvbuf",
          "limit_output_bytes",
          "max_syn_backlog",
          "retries1",
          "invalid_ratelimit",
          "adv_win_scale",
          "shrink_window",
          "comp_sack_delay_ns",
          "comp_sack_nr",
          "comp_sack_slack_ns",
          "backlog_ack_defer",
          "rfc1337",
          "tw_reuse",
          "plb_enabled",
          "reflect_tos",
          "workaround_signed_windows");

  private static final Set<String> PERMITTED_ELSEWHERE =
      Set.of(
          "net.core.rmem_max",
          "net.core.wmem_max",
          "net.core.rmem_default",
          "net.core.wmem_default",
          "net.core.somaxconn",
          "net.core.default_qdisc",
          "net.core.optmem_max");

  static {
    HONOURED.put(TCP + "rmem", (options, value) -> options.receiveBuffer(largest(value)));
    HONOURED.put(TCP + "wmem", (options, value) -> options.sendBuffer(largest(value)));
    number("syn_retries", TcpOptionsBuilder::synRetries);
    number("retries2", TcpOptionsBuilder::dataRetries);
    number("fin_timeout", (options, s) -> options.finWait2Timeout(Duration.ofSeconds(s)));
    number("window_scaling", (options, value) -> options.windowScaling(value != 0));
    number("timestamps", (options, value) -> options.timestamps(value != 0));
    number("sack", (options, value) -> options.selectiveAcknowledgment(value != 0));
    number("dsack", (options, value) -> options.duplicateSack(value != 0));
    number("recovery", (options, value) -> options.rack((value & 1) != 0));
    number("frto", (options, value) -> options.frto(value != 0));
    number("early_retrans", (options, value) -> options.tailLossProbe(value >= 3));
    number("ecn", (options, value) -> options.ecn(ecn(value)));
    number("syncookies", (options, value) -> options.synCookies(value != 0));
    number("challenge_ack_limit", TcpOptionsBuilder::challengeAckLimit);
    number("keepalive_probes", TcpOptionsBuilder::keepAliveProbes);
    number("keepalive_time", (options, s) -> options.keepAliveIdle(Duration.ofSeconds(s)));
    number("keepalive_intvl", (options, s) -> options.keepAliveInterval(Duration.ofSeconds(s)));
    number("rto_min_us", (options, us) -> options.minimumRto(Duration.ofNanos(us * 1000L)));
    HONOURED.put(
        "net.ipv4.ip_no_pmtu_disc",
        (options, value) -> options.pathMtuDiscovery(number(value) == 0));
    HONOURED.put(
        TCP + "congestion_control",
        (options, value) -> options.congestionControl(CongestionControls.named(value)));
  }

  private Sysctls() {}

  private static void number(String name, ObjIntConsumer<TcpOptionsBuilder> meaning) {
    HONOURED.put(TCP + name, (options, value) -> meaning.accept(options, number(value)));
  }

  private static Ecn ecn(int value) {
    return switch (value) {
      case 0 -> Ecn.OFF;
      case 1 -> Ecn.REQUEST;
      case 2 -> Ecn.ACCEPT;
      default -> throw new IllegalArgumentException("use 0, 1 or 2");
    };
  }

  private static int number(String value) {
    return Integer.parseInt(value);
  }

  /** The stack does not tune its buffers, so that it has the largest from the start. */
  private static int largest(String value) {
    String[] values = value.split(" ");
    return number(values[values.length - 1]);
  }

  /** Return why settings cannot be given, by name. */
  static Map<String, String> refused(Map<String, String> settings) {
    Map<String, String> reasons = new TreeMap<>();
    settings.forEach(
        (name, value) -> {
          String reason = reason(name, value);
          if (!reason.isEmpty()) {
            reasons.put(name, reason);
          }
        });
    String retries = settings.get(SYN_RETRIES);
    String answers = settings.get(SYN_ACK_RETRIES);
    if (answers != null && !answers.equals(retries)) {
      reasons.put(
          SYN_ACK_RETRIES,
          "the stack has one limit for both, so set " + SYN_RETRIES + " to the same value");
    }
    return reasons;
  }

  private static String reason(String name, String value) {
    if (HONOURED.containsKey(name)) {
      return tryOut(name, value);
    }
    if (FIXED.containsKey(name)) {
      return FIXED.get(name).equals(value)
          ? ""
          : "the stack does as with " + name + "=" + FIXED.get(name) + " only";
    }
    boolean permitted =
        name.equals(SYN_ACK_RETRIES)
            || PERMITTED_ELSEWHERE.contains(name)
            || (name.startsWith(TCP) && PERMITTED.contains(name.substring(TCP.length())));
    return permitted ? "" : "the built-in stack has no setting '" + name + "'";
  }

  private static String tryOut(String name, String value) {
    try {
      apply(Map.of(name, value), TcpOptions.DEFAULT.toBuilder()).build();
      return "";
    } catch (IllegalArgumentException e) {
      return "'" + value + "' is no value of " + name + ": " + e.getMessage();
    }
  }

  /** Tell whether a setting is an option of the stack. */
  static boolean isOption(String name) {
    return HONOURED.containsKey(name);
  }

  /** Set the options that settings mean. */
  static TcpOptionsBuilder apply(Map<String, String> settings, TcpOptionsBuilder options) {
    settings.forEach(
        (name, value) -> {
          BiConsumer<TcpOptionsBuilder, String> meaning = HONOURED.get(name);
          if (meaning != null) {
            meaning.accept(options, value);
          }
        });
    return options;
  }
}
