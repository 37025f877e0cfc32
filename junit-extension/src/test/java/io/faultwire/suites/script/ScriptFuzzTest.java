package io.faultwire.suites.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.faultwire.suites.script.language.ScriptException;
import io.faultwire.suites.script.language.ScriptFile;
import io.faultwire.suites.script.run.ScriptRun;
import io.faultwire.time.RandomStream;
import io.faultwire.time.Seed;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bent scripts: each is understood or refused with its file and a line that it has. */
class ScriptFuzzTest {
  private static final int RUNS = 5_000;
  private static final String[] WORDS = {
    "+",
    "~",
    "*",
    "...",
    "<",
    ">",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "=",
    ",",
    "|",
    ":",
    ".",
    "-",
    "%{",
    "}%",
    "`",
    "\"",
    "/*",
    "*/",
    "//",
    "#",
    "\\",
    "0x",
    "99999999999999999999",
    "-1",
    "4294967296",
    "S.",
    "ack",
    "win",
    "sack",
    "TS val 1 ecr 2",
    "<...>",
    "udp",
    "icmp",
    "mtu",
    "raw",
    "ipv4",
    "::",
    "1::2",
    "--mss=1",
    "-D",
    "--define=A=`",
    "assert",
    "print(",
    "if",
    "**",
    "sysctl",
    "$((",
    "||",
    "\n",
    "\u0000",
    "\uD83D",
    "é"
  };

  private final RandomStream random = Seed.DEFAULT.stream("fuzz / scripts");
  private final List<String> samples = new ArrayList<>();
  private int understood;

  ScriptFuzzTest() {
    ClassLoader loader = ScriptFuzzTest.class.getClassLoader();
    for (String place : List.of("classpath:/scripts", "classpath:/failing-scripts")) {
      ScriptFiles.at(place, loader).stream().map(ScriptFile::text).forEach(samples::add);
    }
  }

  @Test
  void mutatedScriptsAreUnderstoodOrRefused() {
    for (int i = 0; i < RUNS; i++) {
      String text = samples.get(random.nextInt(samples.size()));
      for (int bends = 1 + random.nextInt(4); bends > 0; bends--) {
        text = bend(text);
      }
      read(text);
    }
    assertThat(understood).isBetween(RUNS / 20, RUNS - RUNS / 20);
  }

  @Test
  void everyPrefixIsUnderstoodOrRefused() {
    assertThat(samples).hasSizeGreaterThan(30);
    for (String sample : samples) {
      for (int length = 0; length < sample.length(); length += 5) {
        read(sample.substring(0, length));
      }
    }
    assertThat(understood).isPositive();
  }

  @Test
  void noiseIsRefused() {
    for (int i = 0; i < RUNS; i++) {
      StringBuilder noise = new StringBuilder();
      for (int words = random.nextInt(30); words > 0; words--) {
        noise.append(WORDS[random.nextInt(WORDS.length)]).append(random.nextInt(2) == 0 ? " " : "");
      }
      read(noise.toString());
    }
    assertThat(understood).isZero();
  }

  private String bend(String text) {
    int at = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), at + random.nextInt(12));
    String word = WORDS[random.nextInt(WORDS.length)];
    return switch (random.nextInt(6)) {
      case 0 -> text.substring(0, at) + word + text.substring(at);
      case 1 -> text.substring(0, at) + word + text.substring(to);
      case 2 -> text.substring(0, at) + text.substring(to);
      case 3 -> text.substring(0, at) + text.substring(at, to).repeat(2) + text.substring(to);
      case 4 -> text.substring(0, at) + (char) random.nextInt(256) + text.substring(to);
      default -> splice(text, at);
    };
  }

  private String splice(String text, int at) {
    String other = samples.get(random.nextInt(samples.size()));
    int from = random.nextInt(other.length());
    int to = Math.min(other.length(), from + random.nextInt(80));
    return text.substring(0, at) + other.substring(from, to) + text.substring(at);
  }

  private void read(String text) {
    try {
      ScriptRun.of(new TextFile("bent.pkt", text), List.of());
      understood++;
    } catch (ScriptException e) {
      long lines = text.lines().count();
      boolean placed = e.file().equals("bent.pkt") && e.line() >= 1 && e.line() <= lines + 1;
      if (!placed || e.reason().isBlank()) {
        fail("a refusal without a place: " + e.getMessage() + "\n" + text);
      }
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError("not understood and not refused:\n" + text, e);
    }
  }
}
