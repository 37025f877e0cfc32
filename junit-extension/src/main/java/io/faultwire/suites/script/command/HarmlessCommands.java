package io.faultwire.suites.script.command;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The commands that change nothing which a script could see: each run has a fresh subject, without
 * remembered metrics, at a wire that neither paces nor merges segments.
 */
final class HarmlessCommands {
  private static final List<Pattern> HARMLESS =
      List.of(
          Pattern.compile("ip tcp_metrics flush( all)?"),
          Pattern.compile("tc qdisc (add|replace|change) dev \\w+ root pfifo"),
          Pattern.compile("tc qdisc del(ete)? dev \\w+ root"),
          Pattern.compile("ethtool -K \\w+( (tso|gso|gro|lro|ufo|tx|rx|sg) off)+"),
          Pattern.compile("/tmp/sysctl_restore_\\$\\{?P?PID\\}?\\.sh"),
          Pattern.compile("/tmp/sysctl_restore_\\$\\$\\.sh"),
          Pattern.compile("nstat( -n| -z| -a| -s)*"),
          Pattern.compile("sync|true|:"),
          Pattern.compile("echo .*"));

  private HarmlessCommands() {}

  static boolean contain(ShellCommand command) {
    String text = command.text();
    return command.output().isEmpty()
        && HARMLESS.stream().anyMatch(pattern -> pattern.matcher(text).matches());
  }
}
