package io.faultwire.suites.tcp.defect;

import static io.faultwire.suites.tcp.defect.Breakage.cubic;
import static io.faultwire.suites.tcp.defect.Breakage.deaf;
import static io.faultwire.suites.tcp.defect.Breakage.icmp;
import static io.faultwire.suites.tcp.defect.Breakage.incoming;
import static io.faultwire.suites.tcp.defect.Breakage.mute;
import static io.faultwire.suites.tcp.defect.Breakage.options;
import static io.faultwire.suites.tcp.defect.Breakage.outgoing;
import static io.faultwire.suites.tcp.defect.Breakage.user;
import static io.faultwire.suites.tcp.defect.Breakage.wire;
import static io.faultwire.wire.TcpHeader.ACK;
import static io.faultwire.wire.TcpHeader.CWR;
import static io.faultwire.wire.TcpHeader.ECE;
import static io.faultwire.wire.TcpHeader.FIN;
import static io.faultwire.wire.TcpHeader.PSH;
import static io.faultwire.wire.TcpHeader.RST;
import static io.faultwire.wire.TcpHeader.SYN;
import static io.faultwire.wire.TcpHeader.URG;

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
  CUBIC_REDUCES_LITTLE(
      "leaves 90% of the window after congestion", cubic(FaultyCubic.Fault.REDUCES_LITTLE)),
  CUBIC_GROWS_LINEARLY(
      "adds a segment a round trip, whatever the window was",
      cubic(FaultyCubic.Fault.GROWS_LINEARLY)),
  CUBIC_IS_UNFRIENDLY("lets Reno have the larger window", cubic(FaultyCubic.Fault.IS_UNFRIENDLY)),
  CUBIC_NEVER_CONVERGES(
      "wants the window of before, though it shrinks", cubic(FaultyCubic.Fault.NEVER_CONVERGES)),
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
  NO_NAGLE("sends every small segment at once", user(UserCall.NO_DELAY_ALWAYS)),
  NAGLE_ALWAYS("cannot switch Nagle's algorithm off", user(UserCall.NO_DELAY_NEVER)),
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
  DROPS_RESETS_WITH_DATA(
      "drops RSTs that carry data", deaf((seen, s) -> s.has(RST) && s.dataLength() > 0)),
  CHALLENGES_WITHOUT_LIMIT(
      "answers any number of provocations", options(o -> o.challengeAckLimit(1_000_000))),
  NEVER_MEASURES(
      "never measures a round trip",
      options(
          o ->
              o.initialRto(Duration.ofMillis(700))
                  .minimumRto(Duration.ofMillis(700))
                  .maximumRto(Duration.ofMillis(700)))),
  NEVER_RESTARTS_TIMER(
      "does not restart its timer when new data is acknowledged",
      wire(() -> new Probing.Copies(Duration.ofMillis(1200)))),
  FORGETS_FIRST_LOSS(
      "does not send the first octet again",
      mute((seen, s) -> seen.isRepetition(s) && s.seq() == seen.iss + 1)),
  FORGETS_SECOND_LOSS(
      "sends only the first octets again",
      mute((seen, s) -> seen.isRepetition(s) && s.seq() != seen.iss + 1)),
  CAPS_TIMEOUT_EARLY(
      "waits ten seconds at most", options(o -> o.maximumRto(Duration.ofSeconds(10)))),
  HASTY_AFTER_LOST_SYN(
      "waits one second only after it has lost a SYN",
      wire(() -> new Probing.Copies(Duration.ofSeconds(1)))),
  PROBES_TAIL_TOO_EARLY(
      "repeats the end of its data within a round trip",
      wire(() -> new Probing.Copies(Duration.ofMillis(400)))),
  PROBES_TOO_EARLY(
      "probes a closed window after 20 ms", options(o -> o.minimumRto(Duration.ofMillis(20)))),
  SPLITS_SEGMENTS("sends each segment as two", wire(Probing.Halves::new)),
  SCALES_UNASKED(
      "offers window scaling to a peer that does not",
      outgoing((seen, s) -> s.has(SYN) ? OptionSurgery.with(s, OptionList.windowScale(3)) : s)),
  READS_WINDOW_UNSCALED(
      "does not scale the windows that it reads",
      incoming((seen, s) -> s.has(SYN) ? s : s.window(s.window() >> 7))),
  SCALES_WINDOW_OF_SYN(
      "scales the window of a SYN",
      incoming((seen, s) -> s.has(SYN) ? s.window(Math.min(65_535, s.window() << 7)) : s)),
  TAKES_ANY_SHIFT(
      "shifts windows by more than 14",
      incoming((seen, s) -> s.has(SYN) ? s : s.window(s.window() * 2))),
  CUTS_WINDOW_TO_16_BITS(
      "uses 65535 octets of a window at most",
      incoming((seen, s) -> s.has(SYN) ? s : s.window(Math.min(s.window(), 65_535 >> 7)))),
  STAMPS_UNASKED(
      "sends timestamps to a peer that does not",
      outgoing(
          (seen, s) ->
              seen.peerStamps || !s.has(SYN)
                  ? s
                  : OptionSurgery.with(s, OptionList.timestamps(1, 0)))),
  STAMPS_SYN_ONLY(
      "sends timestamps on its SYN only",
      outgoing((seen, s) -> s.has(SYN) ? s : OptionSurgery.without(s, OptionSurgery.TIMESTAMPS))),
  ECHOES_WRONG_STAMP(
      "echoes a timestamp that never came",
      outgoing((seen, s) -> OptionSurgery.withTsEcr(s, seen.latestStamp + 1))),
  ECHOES_LATEST_STAMP(
      "echoes the latest timestamp, whatever segment had it",
      outgoing((seen, s) -> OptionSurgery.withTsEcr(s, seen.latestStamp))),
  TAKES_OLD_STAMPS(
      "takes segments with an old timestamp",
      incoming((seen, s) -> seen.isOpen() ? OptionSurgery.withTsVal(s, seen.latestStamp) : s)),
  TAKES_UNSTAMPED(
      "takes segments without the timestamp that was agreed on",
      incoming(
          (seen, s) ->
              !seen.peerStamps || OptionSurgery.has(s, OptionSurgery.TIMESTAMPS)
                  ? s
                  : OptionSurgery.with(s, OptionList.timestamps(seen.latestStamp, seen.ownStamp)))),
  FREEZES_STAMPS(
      "has a timestamp clock that stands still",
      outgoing((seen, s) -> OptionSurgery.withTsVal(s, seen.frozenStamp(s)))),
  FORGETS_ROOM_FOR_OPTIONS(
      "does not leave room for options in its segments",
      incoming(
          (seen, s) ->
              OptionSurgery.change(s, 2, mss -> mss.putShort(0, (short) (mss.getShort(0) + 12))))),
  SENDS_SACK_UNASKED(
      "sends SACK blocks that nobody permitted",
      outgoing(
          (seen, s) ->
              seen.isOpen() && s.flags() == ACK
                  ? OptionSurgery.with(
                      s, OptionList.sack(new OptionList.Block(seen.rcvNxt + 20, seen.rcvNxt + 30)))
                  : s)),
  PERMITS_SACK_ALWAYS(
      "sends SACK-permitted on every segment",
      outgoing((seen, s) -> OptionSurgery.with(s, OptionList.permitSack()))),
  REPORTS_WRONG_BLOCKS(
      "reports an octet too many in SACK blocks",
      outgoing(
          (seen, s) ->
              OptionSurgery.change(
                  s, OptionSurgery.SACK, block -> block.putInt(4, block.getInt(4) + 1)))),
  FORGETS_OLDER_BLOCKS(
      "reports the latest SACK block only",
      outgoing((seen, s) -> OptionSurgery.withFirstBlockOnly(s))),
  REPORTS_OLD_BLOCKS("reports SACK blocks when no octet is missing", wire(Probing.OldBlocks::new)),
  IGNORES_SACK(
      "ignores SACK blocks", incoming((seen, s) -> OptionSurgery.without(s, OptionSurgery.SACK))),
  ANSWERS_ECN_WITH_CWR(
      "answers an offer of ECN with CWR as well",
      outgoing((seen, s) -> s.has(SYN | ACK | ECE) ? s.flags(s.flags() | CWR) : s)),
  ECN_UNASKED(
      "agrees to ECN with a peer that does not offer it",
      outgoing((seen, s) -> s.has(SYN | ACK) ? s.flags(s.flags() | ECE) : s)),
  NEVER_ECT("sends nothing as ECN-capable", outgoing((seen, s) -> s.ip(s.ip().ecn(0)))),
  ALWAYS_ECT("sends everything as ECN-capable", outgoing((seen, s) -> s.ip(s.ip().ecn(2)))),
  NEVER_ECHOES_CONGESTION(
      "does not tell the peer of congestion",
      outgoing((seen, s) -> s.has(SYN) ? s : s.flags(s.flags() & ~ECE))),
  ECHOES_CONGESTION_ONCE(
      "tells the peer of congestion once only",
      outgoing(
          (seen, s) ->
              s.has(SYN) || !s.has(ECE)
                  ? s
                  : seen.isMarked() ? s.flags(s.flags() & ~ECE) : seen.mark(s))),
  ECHOES_CONGESTION_FOR_EVER(
      "never stops telling the peer of congestion",
      outgoing(
          (seen, s) ->
              seen.markIf(s.has(ECE) && !s.has(SYN)) && !s.has(RST)
                  ? s.flags(s.flags() | ECE)
                  : s)),
  IGNORES_ECHOED_CONGESTION(
      "does not listen when the peer tells of congestion",
      incoming((seen, s) -> s.has(SYN) ? s : s.flags(s.flags() & ~ECE))),
  SHIFTS_URGENT_POINTER(
      "sends an urgent pointer that is one too large",
      outgoing((seen, s) -> s.has(URG) ? s.urgentPointer(s.urgentPointer() + 1) : s)),
  NEVER_URGENT("never sets URG", outgoing((seen, s) -> s.flags(s.flags() & ~URG))),
  DEAF_TO_URGENT("ignores URG", incoming((seen, s) -> s.flags(s.flags() & ~URG))),
  KEEPS_ALIVE_UNASKED(
      "probes a connection five seconds after it opened", wire(Probing.Unasked::new)),
  NEVER_KEEPS_ALIVE("never probes an idle connection", mute(Seen::isProbe)),
  DIES_OF_LOST_PROBE("gives up when one probe was not answered", wire(Probing.Impatient::new)),
  PROBES_WITH_GARBAGE(
      "probes with an octet", outgoing((seen, s) -> seen.isProbe(s) ? s.data(new byte[1]) : s)),
  IGNORES_USER_TIMEOUT("ignores the user timeout", user(UserCall.USER_TIMEOUT_IGNORED)),
  REPORTS_NO_ERRORS("reports no soft errors", user(UserCall.NO_ERROR_REPORTS)),
  REPORTS_ERRORS_ALWAYS(
      "reports soft errors though nobody wants to know", user(UserCall.ERROR_REPORTS_ALWAYS_ON)),
  REPORTS_TOO_EARLY(
      "reports an error when data is in flight", user(UserCall.ERROR_REPORTS_TOO_EARLY)),
  HIDES_ITS_STATE("tells a wrong state", user(UserCall.STATUS_ALWAYS_CLOSED)),
  OPENS_TO_ANYBODY("opens connections to broadcast addresses", user(UserCall.OPEN_TO_GROUP)),
  USES_ANOTHER_ADDRESS(
      "opens connections from an address that is not its own",
      outgoing((seen, s) -> s.has(SYN) ? s.ip(s.ip().source(s.ip().source() + 1)) : s)),
  CHANGES_ADDRESS(
      "sends from another address once a connection is open",
      outgoing((seen, s) -> s.has(SYN) ? s : s.ip(s.ip().source(s.ip().source() + 1)))),
  TAKES_ANY_DESTINATION(
      "takes what is for a group of hosts",
      incoming((seen, s) -> s.ip(s.ip().destination(Mutations.SUBJECT)))),
  TAKES_ANY_SOURCE(
      "takes what comes from no single host",
      incoming((seen, s) -> s.ip(s.ip().source(Mutations.TESTER)))),
  DROPS_IP_OPTIONS("drops what has IP options", deaf((seen, s) -> s.ip().options().length > 0)),
  HAS_ONE_TIME_TO_LIVE(
      "has one time to live only", outgoing((seen, s) -> s.ip(s.ip().timeToLive(64)))),
  CLEARS_DIFFSERV(
      "clears the Diffserv field of what it sends",
      outgoing((seen, s) -> s.ip(s.ip().typeOfService(s.ip().ecn())))),
  LOSES_RECEIVED_DIFFSERV(
      "does not look at the Diffserv field that arrives",
      incoming((seen, s) -> s.ip(s.ip().typeOfService(s.ip().ecn())))),
  DROPS_SOURCE_ROUTES(
      "sends no source routes", outgoing((seen, s) -> s.ip(s.ip().options(new byte[0])))),
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

  /** Tell whether a call of the user goes wrong in this way. */
  public boolean spoils(UserCall call) {
    return breakage.userCall() == call;
  }

  /** Return whether every ICMP error aborts or none does; null if it depends on the error. */
  public @Nullable Boolean icmpAborts() {
    return breakage.icmpAborts();
  }
}
