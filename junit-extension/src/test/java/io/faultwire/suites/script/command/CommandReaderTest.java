package io.faultwire.suites.script.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faultwire.suites.script.language.ScriptException;
import io.faultwire.suites.script.language.ScriptFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shell commands of scripts: the settings in them, and what is refused. */
class CommandReaderTest {

  /** A file among others, which all have texts. */
  private record Files(String name, Map<String, String> texts) implements ScriptFile {
    @Override
    public String text() {
      return texts.getOrDefault(name, "");
    }

    @Override
    public Optional<ScriptFile> beside(String path) {
      return texts.containsKey(path) ? Optional.of(new Files(path, texts)) : Optional.empty();
    }
  }

  private static List<Setting> read(String text, Map<String, String> files) {
    return new CommandReader(new Files("a.pkt", files)).settings(7, text);
  }

  private static List<String> texts(String text) {
    return read(text, Map.of()).stream().map(Setting::toString).toList();
  }

  @Test
  void sysctlMaySetSeveral() {
    assertThat(texts("sysctl -q -w net.ipv4.tcp_sack=1 net/ipv4/tcp_ecn=0"))
        .containsExactly("net.ipv4.tcp_sack=1", "net.ipv4.tcp_ecn=0");
    assertThat(texts("/sbin/sysctl -e -q net.ipv4.tcp_rmem=\"4096   100 200\""))
        .containsExactly("net.ipv4.tcp_rmem=4096 100 200");
  }

  @Test
  void filesBelowProcAreSettings() {
    assertThat(
            texts("../common/set_sysctls.py /proc/sys/net/ipv4/tcp_sack=0 \\\n  /proc/sys/x/y=1"))
        .containsExactly("net.ipv4.tcp_sack=0", "x.y=1");
    assertThat(texts("echo 4 5 > /proc/sys/net/ipv4/tcp_rmem"))
        .containsExactly("net.ipv4.tcp_rmem=4 5");
  }

  @Test
  void arithmeticIsComputed() {
    assertThat(texts("sysctl a.b=\"1 $((15*1024*1024)) $(( (7 - 2) / 2 ))\""))
        .containsExactly("a.b=1 15728640 2");
  }

  @Test
  void linesCommentsAndSemicolonsSeparateCommands() {
    List<Setting> settings =
        read(
            "sysctl a.b=1 # one\n\n  # nothing\nsysctl c.d=2; sysctl e.f=3 && sysctl g.h=4",
            Map.of());
    assertThat(settings)
        .extracting(Setting::toString)
        .containsExactly("a.b=1", "c.d=2", "e.f=3", "g.h=4");
    assertThat(settings).extracting(Setting::line).containsExactly(7, 10, 10, 10);
  }

  @Test
  void includedFilesAreReadWithTheirOwnLines() {
    Map<String, String> files =
        Map.of(
            "../defaults.sh", "#!/bin/bash\n\nsysctl a.b=1\n./more.sh\n",
            "./more.sh", "sysctl c.d=2\n");
    assertThat(read("../defaults.sh\nsysctl e.f=3", files))
        .containsExactly(
            new Setting("../defaults.sh", 3, "a.b", "1"),
            new Setting("./more.sh", 1, "c.d", "2"),
            new Setting("a.pkt", 8, "e.f", "3"));
  }

  @Test
  void filesThatIncludeThemselvesAreRefused() {
    assertThatThrownBy(() -> read("./a.sh", Map.of("./a.sh", "./a.sh")))
        .isInstanceOf(ScriptException.class)
        .hasMessage("./a.sh:1: files include each other more than 8 deep");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ip tcp_metrics flush all > /dev/null 2>&1",
        "tc qdisc add dev tun0 root pfifo",
        "tc qdisc delete dev tun0 root 2>/dev/null",
        "ethtool -K tun0 tso off gso off",
        "/tmp/sysctl_restore_${PPID}.sh",
        "nstat > /dev/null",
        "true",
        "",
        "# nothing"
      })
  void someCommandsHaveNoEffect(String command) {
    assertThat(texts(command)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tc qdisc replace dev tun0 root fq",
        "tc qdisc add dev tun0 root pfifo limit 0",
        "ethtool -K tun0 tso on",
        "ip route change 192.0.2.1 dev tun0 initcwnd 11",
        "nstat | grep TcpExt",
        "nstat > /tmp/x",
        "sysctl -p /etc/sysctl.conf",
        "sysctl net.ipv4.tcp_sack",
        "set_sysctls.py",
        "sleep 1 &",
        "echo \"1"
      })
  void theRestIsRefusedWithItsLine(String command) {
    assertThatThrownBy(() -> texts("\n" + command))
        .isInstanceOf(ScriptException.class)
        .hasMessageStartingWith("a.pkt:8: ");
  }
}
