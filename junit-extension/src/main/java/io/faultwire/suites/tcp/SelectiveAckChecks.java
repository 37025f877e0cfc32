package io.faultwire.suites.tcp;

import static io.faultwire.conformance.Level.MUST_NOT;
import static io.faultwire.conformance.Level.SHOULD;
import static io.faultwire.suites.tcp.peer.SegmentPattern.bareAck;
import static io.faultwire.suites.tcp.peer.SegmentPattern.someData;

import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.junit.NotApplicable;
import io.faultwire.suites.tcp.defect.Exposes;
import io.faultwire.suites.tcp.defect.TcpDefect;
import io.faultwire.suites.tcp.peer.OptionList;
import io.faultwire.suites.tcp.peer.OptionList.Block;
import io.faultwire.suites.tcp.peer.RawPeer;
import io.faultwire.suites.tcp.peer.Segment;
import io.faultwire.suites.tcp.subject.SubjectConnection;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Selective acknowledgment (RFC 2018) and reports of duplicates (RFC 2883). */
class SelectiveAckChecks extends NegotiatedChecks {
  private SubjectConnection connection;
  private int start;

  private void establishWithSack() {
    require(offer(OptionList.permitSack()).permitsSack(), "selective acknowledgment");
    connection = complete();
    start = peer.sndNxt();
  }

  /** Send ten octets that far behind the first that is missing, and return the ACK's blocks. */
  private List<Block> blocksAfter(int ahead) {
    peer.send(peer.data(octets(10)).seq(start + ahead));
    Segment ack = peer.expect(bareAck().ack(start), Duration.ofMillis(500));
    return OptionList.of(ack.options()).sackBlocks();
  }

  private Block block(int from, int to) {
    return new Block(start + from, start + to);
  }

  private void expectBlocks(List<Block> actual, Block... expected) {
    List<String> offsets = offsets(List.of(expected));
    expect("the SACK blocks " + offsets, actual.equals(List.of(expected)), offsets(actual));
  }

  private List<String> offsets(List<Block> blocks) {
    return blocks.stream().map(b -> (b.left() - start) + "-" + (b.right() - start)).toList();
  }

  @Test
  @Check("tcp.sack.only-if-permitted")
  @Clause(rfc = 2018, section = "4", level = MUST_NOT)
  @Exposes(TcpDefect.SENDS_SACK_UNASKED)
  void blocksAreSentOnlyIfPermitted() {
    establish();
    start = peer.sndNxt();

    expectBlocks(blocksAfter(20));
  }

  @Test
  @Check("tcp.sack.permitted-on-syn-only")
  @Clause(rfc = 2018, section = "2", level = MUST_NOT)
  @Exposes(TcpDefect.PERMITS_SACK_ALWAYS)
  void permissionIsSentOnSynOnly() {
    establishWithSack();

    connection.send(octets(10));

    peer.expect(
        someData().that("without SACK-permitted", s -> !OptionList.of(s.options()).permitsSack()));
  }

  @Test
  @Check("tcp.sack.first-block-is-latest")
  @Clause(rfc = 2018, section = "4")
  @Exposes(TcpDefect.REPORTS_WRONG_BLOCKS)
  void firstBlockHoldsWhatArrivedLast() {
    establishWithSack();

    expectBlocks(blocksAfter(20), block(20, 30));
    List<Block> blocks = blocksAfter(50);

    expectBlocks(blocks.subList(0, Math.min(1, blocks.size())), block(50, 60));
  }

  @Test
  @Check("tcp.sack.neighbours-are-one-block")
  @Clause(rfc = 2018, section = "4")
  @Exposes(TcpDefect.REPORTS_WRONG_BLOCKS)
  void contiguousSegmentsAreOneBlock() {
    establishWithSack();
    blocksAfter(20);
    blocksAfter(40);

    expectBlocks(blocksAfter(30), block(20, 50));
  }

  @Test
  @Check("tcp.sack.reports-all")
  @Clause(rfc = 2018, section = "4", level = SHOULD)
  @Exposes(TcpDefect.FORGETS_OLDER_BLOCKS)
  void olderBlocksAreRepeated() {
    establishWithSack();
    blocksAfter(20);
    blocksAfter(60);

    expectBlocks(blocksAfter(40), block(40, 50), block(60, 70), block(20, 30));
  }

  @Test
  @Check("tcp.sack.ends-with-the-gap")
  @Clause(rfc = 2018, section = "4")
  @Exposes(TcpDefect.REPORTS_OLD_BLOCKS)
  void filledGapIsReportedNoMore() {
    establishWithSack();
    blocksAfter(10);

    peer.send(peer.data(octets(10)));

    Segment ack = peer.expect(bareAck().ack(start + 20), Duration.ofMillis(500));
    expectBlocks(OptionList.of(ack.options()).sackBlocks());
  }

  @Test
  @Check("tcp.sack.skips-what-arrived")
  @Clause(rfc = 2018, section = "5", level = SHOULD)
  @Exposes(TcpDefect.IGNORES_SACK)
  void onlyWhatIsMissingIsSentAgain() {
    establishWithSack();
    connection.send(octets(6 * RawPeer.MSS));
    collectFlight();
    start = peer.subjectIss() + 1;
    report(segments(1, 2));
    report(segments(3, 4), segments(1, 2));
    report(segments(3, 5), segments(1, 2));
    report(segments(3, 6), segments(1, 2));

    List<Integer> again =
        peer.collect(RawPeer.SOON).stream()
            .map(s -> (s.seq() - start) / RawPeer.MSS)
            .sorted()
            .toList();

    expect("segments 0 and 2 once more, which are missing", again.equals(List.of(0, 2)), again);
  }

  private Block segments(int from, int to) {
    return block(from * RawPeer.MSS, to * RawPeer.MSS);
  }

  private void report(Block... blocks) {
    peer.send(peer.ack().ack(start).options(OptionList.sack(blocks)));
  }

  @Test
  @Check("tcp.sack.duplicate-reported")
  @Clause(rfc = 2883, section = "4", level = SHOULD)
  @Exposes(TcpDefect.REPORTS_WRONG_BLOCKS)
  void duplicateIsTheFirstBlock() {
    establishWithSack();
    peer.send(peer.data(octets(10)));
    peer.expect(bareAck().ack(start + 10), Duration.ofMillis(500));

    peer.send(peer.data(octets(10)).seq(start));

    Segment ack = peer.expect(bareAck().ack(start + 10));
    List<Block> blocks = OptionList.of(ack.options()).sackBlocks();
    if (blocks.isEmpty()) {
      throw new NotApplicable("The subject does not report duplicates.");
    }
    expectBlocks(blocks, block(0, 10));
  }
}
