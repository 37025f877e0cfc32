package io.faultwire.engine.toxiproxy.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faultwire.wire.Frame;
import io.faultwire.wire.FramePool;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Records come out whole however a stream was cut, and never out of octets that are none. */
class LaneEndTest {
  private final FramePool pool = new FramePool(65_535);
  private final List<String> records = new ArrayList<>();
  private Selector selector;
  private Pipe pipe;
  private SelectionKey key;
  private LaneEnd end;

  @BeforeEach
  void open() throws IOException {
    selector = Selector.open();
    pipe = Pipe.open();
    pipe.source().configureBlocking(false);
    pipe.sink().configureBlocking(false);
    key = pipe.source().register(selector, SelectionKey.OP_READ);
    end = new LaneEnd(pipe.source(), this::note);
  }

  @AfterEach
  void close() throws IOException {
    pipe.sink().close();
    pipe.source().close();
    selector.close();
  }

  private void note(ByteBuffer buffer, int at) {
    byte[] octets = new byte[LaneRecord.length(buffer, at)];
    buffer.get(at + LaneRecord.HEADER, octets);
    records.add(
        LaneRecord.sequence(buffer, at)
            + " "
            + Lane.numberOf(LaneRecord.lane(buffer, at))
            + (LaneRecord.isSealed(buffer, at)
                ? " sealed " + Integer.toHexString(LaneRecord.fcs(buffer, at))
                : "")
            + " "
            + (octets.length < 10
                ? HexFormat.of().formatHex(octets)
                : octets.length + " " + Arrays.hashCode(octets)));
  }

  private ByteBuffer record(long sequence, byte... octets) {
    return record(sequence, pool.copyOf(octets, 0, octets.length));
  }

  private static ByteBuffer record(long sequence, Frame frame) {
    ByteBuffer record = LaneRecord.of(frame);
    LaneRecord.address(record, 3 << 16, sequence);
    frame.release();
    return record;
  }

  private void write(ByteBuffer octets) throws IOException {
    while (octets.hasRemaining()) {
      pipe.sink().write(octets);
      end.ready(key);
    }
  }

  @Test
  void recordsThatCameTogetherAreTakenOneByOne() throws IOException {
    ByteBuffer both = ByteBuffer.allocate(200);
    both.put(record(1, (byte) 1, (byte) 2)).put(record(2)).put(record(3, (byte) 3));
    write(both.flip());
    assertThat(records).containsExactly("1 3 0102", "2 3 ", "3 3 03");
  }

  @Test
  void aRecordThatCameOctetByOctetIsWhole() throws IOException {
    ByteBuffer record = record(9, (byte) 7, (byte) 8);
    while (record.hasRemaining()) {
      assertThat(records).isEmpty();
      write(ByteBuffer.wrap(new byte[] {record.get()}));
    }
    assertThat(records).containsExactly("9 3 0708");
  }

  @Test
  void theLongestFrameFits() throws IOException {
    byte[] octets = new byte[65_535 + 14];
    Arrays.fill(octets, (byte) 5);
    write(record(1, octets));
    write(record(2, (byte) 1));
    assertThat(records)
        .containsExactly("1 3 " + octets.length + " " + Arrays.hashCode(octets), "2 3 01");
  }

  @Test
  void theFcsOfBeforeTheBitsWereInvertedIsKept() throws IOException {
    Frame frame = pool.copyOf(new byte[] {1, 2, 3}, 0, 3);
    frame.sealFcs(0xCAFE);
    frame.bytes()[frame.start()] = 0;
    write(record(1, frame));
    assertThat(records).containsExactly("1 3 sealed cafe 000203");
  }

  @Test
  void octetsThatBeginNoRecordCloseTheConnection() throws IOException {
    ByteBuffer rest = record(1, new byte[30]);
    rest.position(11);
    assertThatThrownBy(() -> write(rest))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no record begins here");
    assertThat(records).isEmpty();
  }

  @Test
  void anEndOfTheStreamClosesTheConnection() throws IOException {
    pipe.sink().close();
    end.ready(key);
    assertThat(pipe.source().isOpen()).isFalse();
  }
}
