package io.faultwire.suites.script.live;

import io.faultwire.suites.script.language.Script;
import io.faultwire.suites.script.language.ScriptException;
import io.faultwire.suites.script.language.ScriptOption;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** Reads the options of a script; those that come later go before. */
public final class RunOptionReader {
  /** Options that have no effect here, since nothing of what they tune exists. */
  private static final Set<String> WITHOUT_EFFECT =
      Set.of(
          "define",
          "gateway_ip",
          "netmask_ip",
          "speed",
          "debug",
          "verbose",
          "is_anyip",
          "send_omit_free",
          "code_command");

  private static final Map<String, String> REFUSED =
      Map.of(
          "non_fatal", "every difference is a failure",
          "dry_run", "a script that does not run would pass without a test",
          "wire_client", "the subject is chosen by the option 'subject'",
          "wire_server", "the subject is chosen by the option 'subject'",
          "so_filename", "the subject is chosen by the option 'subject'",
          "psp_udp_port", "PSP is not done",
          "udp_encapsulation", "TCP over UDP is not done",
          "tcp_md5_secret", "TCP's MD5 signatures are not computed");

  private final Script script;
  private long toleranceNanos = 4_000_000;
  private double tolerancePercent = 12.5;
  private int bindPort = 8080;
  private int connectPort = 8080;
  private OptionalInt mss = OptionalInt.empty();
  private OptionalInt mtu = OptionalInt.empty();
  private boolean strictSegments;
  private boolean scaledEchoes;
  private long tickNanos;
  private String localAddress = "192.168.0.1";
  private String remoteAddress = "192.0.2.1";
  private List<String> commands = List.of();

  private RunOptionReader(Script script) {
    this.script = script;
  }

  /**
   * Return what a script's options say.
   *
   * @throws ScriptException if one of them is unknown or not done
   */
  public static RunOptions read(Script script) {
    RunOptionReader reader = new RunOptionReader(script);
    script.options().forEach(reader::read);
    return new RunOptions(
        reader.toleranceNanos,
        reader.tolerancePercent,
        reader.bindPort,
        reader.connectPort,
        reader.mss,
        reader.mtu,
        reader.strictSegments,
        reader.scaledEchoes,
        reader.tickNanos,
        reader.localAddress,
        reader.remoteAddress,
        reader.commands);
  }

  private void read(ScriptOption option) {
    String name = option.name();
    if (REFUSED.containsKey(name)) {
      throw refuse(option, "is not done: " + REFUSED.get(name));
    }
    switch (name) {
      case "strict_segments" -> strictSegments = flag(option);
      case "tcp_ts_ecr_scaled" -> scaledEchoes = flag(option);
      case "tolerance_usecs" -> toleranceNanos = 1000L * number(option, 1, 1_000_000_000);
      case "tolerance_percent" -> tolerancePercent = percent(option);
      case "tcp_ts_tick_usecs" -> tickNanos = 1000L * number(option, 0, 1_000_000);
      case "bind_port" -> bindPort = number(option, 1, 0xFFFF);
      case "connect_port" -> connectPort = number(option, 1, 0xFFFF);
      case "mss" -> mss = OptionalInt.of(number(option, 1, 0xFFFF));
      case "mtu" -> mtu = OptionalInt.of(number(option, 68, 0xFFFF));
      case "local_ip" -> localAddress = address(option);
      case "remote_ip" -> remoteAddress = address(option);
      case "init_scripts" -> commands = new ArrayList<>(List.of(value(option).split("[, ]+")));
      case "ip_version" -> only(option, "ipv4", "IPv6 and addresses mapped into it are not done");
      case "code_format" -> only(option, "python", "code is in Python");
      case "code_sockopt" -> only(option, "TCP_INFO", "code judges TCP_INFO");
      default -> {
        if (!WITHOUT_EFFECT.contains(name)) {
          throw refuse(option, "is unknown");
        }
      }
    }
  }

  private boolean flag(ScriptOption option) {
    if (option.value() != null) {
      throw refuse(option, "takes no value");
    }
    return true;
  }

  private String value(ScriptOption option) {
    if (option.value() == null || option.value().isBlank()) {
      throw refuse(option, "needs a value");
    }
    return option.value().strip();
  }

  private int number(ScriptOption option, int least, int most) {
    try {
      int number = Integer.parseInt(value(option));
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw refuse(option, "needs a number from " + least + " to " + most);
  }

  private double percent(ScriptOption option) {
    try {
      double percent = new BigDecimal(value(option)).doubleValue();
      if (percent >= 0 && percent <= 100) {
        return percent;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw refuse(option, "needs a number from 0 to 100");
  }

  private String address(ScriptOption option) {
    String address = value(option);
    if (address.indexOf(':') >= 0) {
      throw refuse(option, "is not done: IPv6 is not");
    }
    return address.replaceFirst("/[0-9]+$", "");
  }

  private void only(ScriptOption option, String known, String otherwise) {
    if (!value(option).equals(known)) {
      throw refuse(option, "is not done: " + otherwise);
    }
  }

  private ScriptException refuse(ScriptOption option, String reason) {
    return new ScriptException(
        script.file(), option.line(), "the option " + option.text() + " " + reason);
  }
}
