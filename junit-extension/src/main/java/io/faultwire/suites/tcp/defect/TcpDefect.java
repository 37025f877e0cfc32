package io.faultwire.suites.tcp.defect;

import static io.faultwire.suites.tcp.defect.Breakage.deaf;
import static io.faultwire.suites.tcp.defect.Breakage.icmp;
import static io.faultwire.suites.tcp.defect.Breakage.incoming;
import static io.faultwire.suites.tcp.defect.Breakage.mute;
import static io.faultwire.suites.tcp.defect.Breakage.noDelay;
import static io.faultwire.suites.tcp.defect.Breakage.options;
import static io.faultwire.suites.tcp.defect.Breakage.outgoing;
import static io.faultwire.suites.tcp.defect.Breakage.wire;
import static io.faultwire.wire.TcpHeader.ACK;
import static io.faultwire.wire.TcpHeader.FIN;
import static io.faultwire.wire.TcpHeader.PSH;
import static io.faultwire.wire.TcpHeader.RST;
import static io.faultwire.wire.TcpHeader.SYN;

import io.faultwire.suites.tcp.peer.OptionList;
import io.faultwire.tcp.TcpOptionsBuilder;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The ways in which the built-in stack can be broken on purpose, to see that the suite notices. */
public enum TcpDefect {
  ACKS_ONE_TOO_MANY(
      "acknowledges one octet too many",
      outgoing((seen, s) -> s.has(ACK) && !s.has(RST) ? s.ack(s.ack() + 1) : s)),
  NEVER_ACKNOWLEDGES_FIN(
      "does not count a FIN as one octet",
      outgoing((seen, s) -> seen.incomingFin && s.has(ACK) ? s.ack(s.ack() - 1) : s)),
  IGNORES_FINAL_ACK_OF_HANDSHAKE(
      "ignores the ACK that ends a handshake",
      deaf((seen, s) -> seen.isOpen() && !s.has(SYN) && s.dataLength() == 0)),
  SENDS_DATA_FROM_ISS(
      "does not count its SYN as one octet",
      outgoing((seen, s) -> s.has(SYN) || s.has(RST) ? s : s.seq(s.seq() - 1))),
  IGNORES_SIMULTANEOUS_SYN(
      "ignores a SYN without ACK while its own is out",
      deaf((seen, s) -> seen.outgoingSyn && s.has(SYN) && !s.has(ACK))),
  IGNORES_REPEATED_SYN(
      "ignores a SYN that comes again", deaf((seen, s) -> seen.incomingSyn && s.has(SYN))),
  NEVER_RETRANSMITS("sends nothing twice", mute(Seen::isRepetition)),
  NEVER_BACKS_OFF(
      "waits one second before each retransmission",
      options(o -> o.minimumRto(Duration.ofSeconds(1)).maximumRto(Duration.ofSeconds(1)))),
  HASTY_FIRST_RTO(
      "waits only 100 ms for its first answer", options(o -> o.initialRto(Duration.ofMillis(100)))),
  GIVES_UP_EARLY(
      "gives up after two retransmissions", options(o -> o.synRetries(2).dataRetries(2))),
  NEVER_GIVES_UP("retransmits for ever", options(o -> o.synRetries(1000).dataRetries(1000))),
  NEVER_RESETS("never sends a RST", mute((seen, s) -> s.has(RST))),
  RESETS_WITH_WRONG_NUMBERS(
      "sends RSTs with numbers that do not fit",
      outgoing((seen, s) -> s.has(RST) ? s.seq(s.seq() + 1).ack(s.ack() + 1) : s)),
  ANSWERS_RESETS("answers a RST with a RST", wire(Mutations.AnswersResets::new)),
  IGNORES_RESETS("ignores every RST", deaf((seen, s) -> s.has(RST))),
  OBEYS_ANY_RESET(
      "obeys a RST whatever its numbers",
      incoming(
          (seen, s) ->
              !s.has(RST)
                  ? s
                  : seen.rcvNxt == 0 ? s.flags(RST | ACK).ack(seen.sndMax) : s.seq(seen.rcvNxt))),
  OBEYS_RESET_IN_WINDOW(
      "obeys a RST anywhere in the window",
      incoming(
          (seen, s) -> s.has(RST) && seen.isInReceiveWindow(s.seq()) ? s.seq(seen.rcvNxt) : s)),
  OBEYS_LATE_SYN(
      "lets a SYN reset an established connection",
      incoming((seen, s) -> seen.isOpen() && s.has(SYN) ? s.flags(RST).seq(seen.rcvNxt) : s)),
  CONSTANT_ISS("opens every connection with one ISS", options(o -> o.initialSequenceNumber(4711))),
  NEVER_SENDS_FIN("never sends a FIN", outgoing((seen, s) -> s.flags(s.flags() & ~FIN))),
  SENDS_FIN_TOO_EARLY(
      "sends FIN with its first data",
      outgoing((seen, s) -> s.dataLength() > 0 ? s.flags(s.flags() | FIN) : s)),
  DEAF_AFTER_FIN(
      "stops receiving when it has sent FIN",
      deaf((seen, s) -> seen.outgoingFin && s.dataLength() > 0)),
  MUTE_AFTER_FIN(
      "stops sending when it has received FIN",
      mute((seen, s) -> seen.incomingFin && s.dataLength() > 0)),
  NEVER_SEES_FIN_ACKNOWLEDGED(
      "never notices that its FIN was acknowledged",
      incoming((seen, s) -> seen.outgoingFin && s.ack() == seen.sndMax ? s.ack(s.ack() - 1) : s)),
  FORGETS_TIME_WAIT(
      "leaves TIME-WAIT at once", options(o -> o.maximumSegmentLifetime(Duration.ofMillis(1)))),
  LINGERS_IN_TIME_WAIT(
      "stays in TIME-WAIT for an hour",
      options(o -> o.maximumSegmentLifetime(Duration.ofMinutes(30)))),
  NEVER_RESTARTS_TIME_WAIT(
      "does not restart TIME-WAIT when a FIN comes again",
      wire(Mutations.AnswersRepeatedFinItself::new)),
  NEVER_REOPENS(
      "ignores a new SYN in TIME-WAIT", deaf((seen, s) -> seen.incomingFin && s.has(SYN))),
  LOSES_DATA_WITH_FIN(
      "takes the FIN of a segment and loses its data",
      incoming(
          (seen, s) ->
              s.has(FIN) && s.dataLength() > 0
                  ? s.seq(s.seq() + s.dataLength()).data(new byte[0])
                  : s)),
  TAKES_FIN_BEHIND_GAP(
      "takes a FIN before the data that is missing",
      incoming((seen, s) -> s.has(FIN) ? s.seq(seen.rcvNxt).data(new byte[0]) : s)),
  CORRUPTS_DATA(
      "changes an octet of what it receives",
      incoming((seen, s) -> s.dataLength() == 0 ? s : s.data(Mutations.invertFirst(s.data())))),
  DROPS_OUT_OF_ORDER(
      "drops what arrives behind a gap",
      deaf((seen, s) -> seen.isOpen() && s.dataLength() > 0 && s.seq() - seen.rcvNxt > 0)),
  IGNORES_DUPLICATES(
      "ignores what it has received before",
      deaf(
          (seen, s) ->
              seen.isOpen() && !s.has(SYN) && s.length() > 0 && s.end() - seen.rcvNxt <= 0)),
  DROPS_PARTLY_OLD(
      "drops a segment that begins before the window",
      deaf((seen, s) -> seen.isOpen() && s.dataLength() > 0 && s.seq() - seen.rcvNxt < 0)),
  TAKES_DATA_BEYOND_WINDOW(
      "takes data from beyond its window",
      incoming(
          (seen, s) ->
              s.dataLength() > 0 && !seen.isInReceiveWindow(s.seq()) ? s.seq(seen.rcvNxt) : s)),
  COMPARES_NUMBERS_WITHOUT_WRAP(
      "compares sequence numbers as if they did not wrap",
      deaf(
          (seen, s) ->
              seen.isOpen()
                  && Integer.compareUnsigned(s.end(), seen.rcvNxt) < 0
                  && s.length() > 0)),
  STOPS_SENDING_AT_WRAP(
      "stops sending where sequence numbers wrap",
      mute((seen, s) -> Integer.compareUnsigned(s.seq(), seen.iss) < 0 && s.dataLength() > 0)),
  IGNORES_FUTURE_ACKS(
      "ignores an ACK of what it has not sent",
      deaf((seen, s) -> seen.isOpen() && s.has(ACK) && s.ack() - seen.sndMax > 0)),
  TAKES_ANY_ACK(
      "takes any acknowledgment number for the right one",
      incoming(
          (seen, s) ->
              seen.isOpen() && !s.has(RST) ? s.flags(s.flags() | ACK).ack(seen.sndMax) : s)),
  NEVER_FAST_RETRANSMITS("ignores duplicate ACKs", deaf(Seen::isDuplicateAck)),
  TAKES_ONE_DUPLICATE_FOR_THREE(
      "retransmits at the first duplicate ACK", wire(Mutations.TripleDuplicates::new)),
  NO_CONGESTION_CONTROL(
      "sends as if the network had no limit",
      options(o -> o.congestionControl(UnlimitedCongestion::new))),
  FORGETS_BACKED_OFF_RTO(
      "measures the round trip of what it sent twice", wire(Mutations.EagerCopies::new)),
  DEAF_TO_ACKS(
      "never notices that data was acknowledged",
      incoming(
          (seen, s) ->
              seen.isOpen() && s.has(ACK) && seen.hasSentData() ? s.ack(seen.iss + 1) : s)),
  SENDS_WRONG_CHECKSUMS("sends wrong checksums", outgoing((seen, s) -> s.checksumValid(false))),
  TAKES_WRONG_CHECKSUMS("accepts wrong checksums", incoming((seen, s) -> s.checksumValid(true))),
  SENDS_NO_MSS("sends no MSS option", outgoing((seen, s) -> s.options(new byte[0]))),
  ASKS_FOR_TOO_LARGE_SEGMENTS(
      "asks for segments that do not fit the MTU",
      outgoing((seen, s) -> s.has(SYN) ? s.options(OptionList.mss(9000)) : s)),
  SENDS_MSS_ALWAYS(
      "sends an MSS option on every segment",
      outgoing((seen, s) -> s.options(OptionList.mss(1460)))),
  IGNORES_MSS(
      "sends segments of 1460 octets whatever the peer asks for",
      incoming((seen, s) -> s.has(SYN) ? s.options(OptionList.mss(1460)) : s)),
  DROPS_UNKNOWN_OPTIONS(
      "drops segments with an option that it does not know",
      deaf((seen, s) -> OptionList.of(s.options()).toString().contains("option "))),
  DIES_OF_ILLEGAL_OPTION(
      "dies of an option with an illegal length",
      deaf((seen, s) -> seen.markIf(!OptionList.of(s.options()).problem().isEmpty()))),
  DROPS_OPTIONS_OUTSIDE_SYN(
      "drops segments with options other than SYNs",
      deaf((seen, s) -> !s.has(SYN) && s.options().length > 0)),
  READS_FIRST_OPTION_ONLY(
      "reads the first option only",
      incoming((seen, s) -> Mutations.beginsWithMss(s) ? s : s.options(new byte[0]))),
  READS_PAST_END_OF_LIST(
      "reads options behind the end of the list",
      incoming((seen, s) -> s.options(Mutations.withoutEnd(s.options())))),
  SENDS_GARBAGE_PADDING(
      "pads options with garbage",
      outgoing((seen, s) -> s.has(SYN) ? s.options(Mutations.withGarbage(s.options())) : s)),
  DROPS_RESERVED_BITS(
      "drops segments with a reserved bit set", deaf((seen, s) -> s.reservedBits() != 0)),
  NEVER_PUSHES("never sets PSH", outgoing((seen, s) -> s.flags(s.flags() & ~PSH))),
  OMITS_ACK_ON_DATA(
      "sends data without ACK",
      outgoing((seen, s) -> s.dataLength() > 0 ? s.flags(s.flags() & ~ACK) : s)),
  IGNORES_WINDOW("ignores the peer's window", incoming((seen, s) -> s.window(65_535))),
  SIGNED_WINDOW(
      "reads a window from 32768 on as negative",
      incoming((seen, s) -> s.window() > 32_767 ? s.window(0) : s)),
  NEVER_PROBES(
      "never probes a zero window",
      mute((seen, s) -> seen.isOpen() && seen.peerWindow == 0 && s.dataLength() > 0)),
  GIVES_UP_ON_ZERO_WINDOW(
      "gives a connection up whose window stays zero",
      deaf((seen, s) -> s.window() == 0 && !s.has(RST) && seen.peerWindow == 0)
          .with(o -> o.dataRetries(3))),
  IGNORES_WINDOW_UPDATES(
      "ignores an ACK that changes the window only",
      deaf((seen, s) -> seen.isOpen() && seen.isWindowUpdate(s))),
  DIES_OF_SHRUNK_WINDOW(
      "dies when the window shrinks",
      deaf((seen, s) -> seen.markIf(seen.isOpen() && seen.shrinksWindow(s)))),
  SENDS_SILLY_SEGMENTS(
      "sends into every small window",
      options(o -> o.minimumRto(Duration.ofMillis(1)).initialRto(Duration.ofMillis(1)))),
  OFFERS_SILLY_WINDOWS(
      "offers windows of 100 octets",
      outgoing((seen, s) -> s.window() == 0 && !s.has(RST) ? s.window(100) : s)),
  SHRINKS_ITS_WINDOW(
      "takes back part of the window that it offered",
      outgoing((seen, s) -> seen.isOpen() && !s.has(SYN) ? s.window(s.window() / 2) : s)),
  NEVER_OPENS_WINDOW(
      "never tells that its window has opened",
      mute((seen, s) -> seen.isOpen() && seen.advertisedWindow == 0 && s.window() > 0)),
  DEAF_WHEN_WINDOW_IS_ZERO(
      "drops everything while its window is zero",
      deaf((seen, s) -> seen.isOpen() && seen.advertisedWindow == 0)),
  NO_NAGLE("sends every small segment at once", noDelay(true)),
  NAGLE_ALWAYS("cannot switch Nagle's algorithm off", noDelay(false)),
  DELAYS_ACKS_TOO_LONG(
      "delays ACKs by 600 ms", wire(() -> new Mutations.SlowAcks(Duration.ofMillis(600)))),
  ACKS_EVERY_SEGMENT(
      "acknowledges every single segment at once", wire(Mutations.AcksEverySegment::new)),
  ACKS_ACKS("acknowledges ACKs", wire(Mutations.AcksAcks::new)),
  SETS_RESERVED_BITS("sets reserved bits", outgoing((seen, s) -> s.reservedBits(5))),
  ANSWERS_FROM_ANOTHER_PORT(
      "answers from another port", outgoing((seen, s) -> s.sourcePort(s.sourcePort() + 1))),
  SENDS_ILLEGAL_LENGTHS(
      "sends an option that states a length of zero",
      outgoing((seen, s) -> s.has(SYN) ? s.options(new byte[] {(byte) 253, 0, 0, 0}) : s)),
  ACKS_FAR_TOO_MANY(
      "acknowledges a hundred octets too many",
      outgoing((seen, s) -> s.has(ACK) && !s.has(RST) ? s.ack(s.ack() + 100) : s)),
  ACKS_EVERYTHING("answers every segment by an ACK", wire(Mutations.AcksEverything::new)),
  NEVER_CHALLENGES(
      "sends no ACK that acknowledges nothing new", mute((seen, s) -> seen.isRepeatedAck(s))),
  IGNORES_ACK_BIT(
      "takes the acknowledgment number of segments without ACK",
      incoming(
          (seen, s) ->
              s.has(ACK) || s.has(SYN) || s.has(RST)
                  ? s
                  : s.flags(s.flags() | ACK).ack(seen.outgoingSyn ? seen.sndMax : s.ack()))),
  DIES_OF_ODD_SEGMENTS(
      "lets a segment that is out of the ordinary reset a connection",
      incoming((seen, s) -> seen.isOdd(s) ? s.flags(RST).seq(seen.rcvNxt).data(new byte[0]) : s)),
  ABORTS_ON_SOFT_ERRORS("aborts on any ICMP error", icmp(true)),
  IGNORES_HARD_ERRORS("aborts on no ICMP error", icmp(false));

  private final String description;
  private final Breakage breakage;

  TcpDefect(String description, Breakage breakage) {
    this.description = description;
    this.breakage = breakage;
  }

  /** Return what a subject with the defect does, as a phrase that follows "a stack that". */
  public String description() {
    return description;
  }

  /** Return the name for users, such as {@code forgets-time-wait}. */
  public String optionName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Return the defect that {@link #optionName} names.
   *
   * @throws IllegalArgumentException if there is none; the message lists them all
   */
  public static TcpDefect named(String optionName) {
    for (TcpDefect defect : values()) {
      if (defect.optionName().equals(optionName)) {
        return defect;
      }
    }
    throw new IllegalArgumentException(
        "There is no defect '"
            + optionName
            + "'. Known defects: "
            + Arrays.stream(values()).map(TcpDefect::optionName).collect(Collectors.joining(", "))
            + ".");
  }

  /** Break the options of a stack. */
  public void apply(TcpOptionsBuilder options) {
    breakage.options().accept(options);
  }

  /** Return a fresh mutation of the stack's wire. */
  public WireMutation mutation() {
    return breakage.wire().get();
  }

  /** Return what no-delay is forced to be, or null if the user decides. */
  public @Nullable Boolean forcedNoDelay() {
    return breakage.forcedNoDelay();
  }

  /** Return whether every ICMP error aborts or none does; null if it depends on the error. */
  public @Nullable Boolean icmpAborts() {
    return breakage.icmpAborts();
  }
}
