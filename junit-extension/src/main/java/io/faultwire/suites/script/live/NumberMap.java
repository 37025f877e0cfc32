package io.faultwire.suites.script.live;

import io.faultwire.suites.script.packet.TcpOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How sequence numbers and timestamps of a script become those of the wire, and back.
 *
 * <p>As in tcpdump, the numbers of a segment with SYN are absolute and all others count from the
 * first SYN. The tester takes the initial sequence number of the script; the subject chooses its
 * own.
 */
public final class NumberMap {
  private final Map<Integer, Integer> timestamps = new TreeMap<>();
  private int remoteIsn;
  private int scriptedLocalIsn;
  private int liveLocalIsn;
  private boolean timestampSeen;
  private int firstScriptedTimestamp;
  private int firstLiveTimestamp;

  /** Set the tester's initial sequence number. */
  public void setRemoteIsn(int isn) {
    remoteIsn = isn;
  }

  /** Set the initial sequence number that the script has for the subject. */
  public void setScriptedLocalIsn(int isn) {
    scriptedLocalIsn = isn;
  }

  /** Set the initial sequence number that the subject has chosen. */
  public void setLiveLocalIsn(int isn) {
    liveLocalIsn = isn;
  }

  /** Return what to add to the script's numbers of the tester's octets. */
  public int remoteOffset(boolean syn) {
    return syn ? 0 : remoteIsn;
  }

  /** Return what to add to the script's numbers of the subject's octets. */
  public int localOffset(boolean syn) {
    return syn ? liveLocalIsn - scriptedLocalIsn : liveLocalIsn;
  }

  /** Remember the live timestamp that stands for one of the script. */
  public void learn(int scripted, int live) {
    timestamps.put(scripted, live);
    if (!timestampSeen) {
      timestampSeen = true;
      firstScriptedTimestamp = scripted;
      firstLiveTimestamp = live;
    }
  }

  /** Return a timestamp of the subject as the script counts. */
  public int scriptedTimestamp(int live) {
    return timestampSeen ? firstScriptedTimestamp + (live - firstLiveTimestamp) : live;
  }

  /**
   * Return the live timestamp that an echo of the script stands for; empty if the subject has not
   * sent it.
   *
   * @param scaled whether timestamps between those that were sent may be computed
   */
  public Optional<Integer> liveEcho(int scripted, boolean scaled) {
    Integer known = timestamps.get(scripted);
    if (known != null) {
      return Optional.of(known);
    }
    return scaled && timestampSeen
        ? Optional.of(scripted - firstScriptedTimestamp + firstLiveTimestamp)
        : Optional.empty();
  }

  /** Return options whose SACK blocks are moved by an offset. */
  public static List<TcpOption> moved(List<TcpOption> options, int offset) {
    List<TcpOption> moved = new ArrayList<>();
    for (TcpOption option : options) {
      if (option instanceof TcpOption.Sack sack) {
        moved.add(
            new TcpOption.Sack(
                sack.blocks().stream()
                    .map(
                        block -> new TcpOption.Block(block.left() + offset, block.right() + offset))
                    .toList()));
      } else {
        moved.add(option);
      }
    }
    return moved;
  }
}
