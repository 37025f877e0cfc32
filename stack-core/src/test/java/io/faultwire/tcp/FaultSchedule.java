package io.faultwire.tcp;

import io.faultwire.link.Fault;
import io.faultwire.link.Selection;
import io.faultwire.link.Verdict;
import io.faultwire.time.RandomStream;
import io.faultwire.wire.EthernetHeader;
import io.faultwire.wire.Ipv4Header;
import io.faultwire.wire.Packet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How much two ends send each other, and what happens to single frames meanwhile. As text, one line
 * each: {@code octets 3000 2000}, {@code client 3 drop}, {@code server 5 delay 37} (ms), {@code
 * client 2 corrupt 811} (bit of what follows the IPv4 header), {@code server 4 duplicate 0}.
 */
record FaultSchedule(int fromClient, int fromServer, List<Mishap> mishaps) {
  private static final int MOST_MISHAPS = 6;
  private static final int FRAMES = 16;
  private static final int MOST_OCTETS = 9_000;
  private static final int MOST_DELAY = 400;
  private static final int HEADERS = EthernetHeader.LENGTH + Ipv4Header.LENGTH;

  enum Kind {
    DROP,
    DELAY,
    DUPLICATE,
    CORRUPT
  }

  /** One frame of one end, counted from 1, and what becomes of it. */
  record Mishap(String end, int frame, Kind kind, int amount) {
    Verdict verdict(Packet packet) {
      return switch (kind) {
        case DROP -> Verdict.DROP;
        case DELAY -> Verdict.delay(amount * 1_000_000L);
        case DUPLICATE -> Verdict.DUPLICATE;
        case CORRUPT ->
            Verdict.corruptBeyondFcs(HEADERS * 8 + amount % ((packet.length() - HEADERS) * 8));
      };
    }

    @Override
    public String toString() {
      return end + " " + frame + " " + kind.name().toLowerCase(Locale.ROOT) + " " + amount;
    }
  }

  /** Draws a schedule in which no end has more mishaps than its retransmissions outlast. */
  static FaultSchedule draw(RandomStream random) {
    List<Mishap> mishaps = new ArrayList<>();
    for (String end : List.of("client", "server")) {
      int count = random.nextInt(MOST_MISHAPS + 1);
      for (int i = 0; i < count; i++) {
        Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
        int amount =
            switch (kind) {
              case DELAY -> 1 + random.nextInt(MOST_DELAY);
              case CORRUPT -> random.nextInt(4096);
              default -> 0;
            };
        mishaps.add(new Mishap(end, 1 + random.nextInt(FRAMES), kind, amount));
      }
    }
    return new FaultSchedule(random.nextInt(MOST_OCTETS), random.nextInt(MOST_OCTETS), mishaps);
  }

  /** Returns a rule's worth of what happens to the frames of one end. */
  Fault faultOf(String end) {
    return new Fault(
        "schedule of " + end,
        random -> {
          int[] frames = new int[1];
          return (packet, now) -> {
            frames[0]++;
            for (Mishap mishap : mishaps) {
              if (mishap.end.equals(end) && mishap.frame == frames[0]) {
                return mishap.verdict(packet);
              }
            }
            return Verdict.PASS;
          };
        },
        Selection.all());
  }

  FaultSchedule with(List<Mishap> others) {
    return new FaultSchedule(fromClient, fromServer, others);
  }

  static FaultSchedule parse(String text) {
    List<String[]> lines = text.lines().map(line -> line.strip().split(" ")).toList();
    String[] octets = lines.get(0);
    List<Mishap> mishaps =
        lines.stream()
            .skip(1)
            .map(
                words ->
                    new Mishap(
                        words[0],
                        Integer.parseInt(words[1]),
                        Kind.valueOf(words[2].toUpperCase(Locale.ROOT)),
                        Integer.parseInt(words[3])))
            .toList();
    return new FaultSchedule(Integer.parseInt(octets[1]), Integer.parseInt(octets[2]), mishaps);
  }

  @Override
  public String toString() {
    String lines = mishaps.stream().map(m -> m + "\n").collect(Collectors.joining());
    return "octets " + fromClient + " " + fromServer + "\n" + lines;
  }
}
