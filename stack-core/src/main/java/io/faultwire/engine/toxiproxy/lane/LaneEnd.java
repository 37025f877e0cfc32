package io.faultwire.engine.toxiproxy.lane;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SelectionKey;

/** A connection that came in through a proxy: takes the records out of its stream of octets. */
final class LaneEnd implements LaneLoop.Ready {
  private static final int USUAL_SIZE = 256 * 1024;

  private final ReadableByteChannel channel;
  private final Sink sink;
  private ByteBuffer buffer = ByteBuffer.allocate(4 * 1024);

  /** Takes records. */
  interface Sink {
    void record(ByteBuffer buffer, int at);
  }

  LaneEnd(ReadableByteChannel channel, Sink sink) {
    this.channel = channel;
    this.sink = sink;
  }

  @Override
  public void ready(SelectionKey key) throws IOException {
    while (true) {
      int count = channel.read(buffer);
      if (count < 0) {
        channel.close();
        return;
      }
      boolean wasFull = !buffer.hasRemaining();
      takeRecords();
      if (!wasFull) {
        return;
      }
      if (buffer.capacity() < USUAL_SIZE) {
        buffer = ByteBuffer.allocate(2 * buffer.capacity()).put(buffer.flip());
      }
    }
  }

  private void takeRecords() throws IOException {
    int at = 0;
    int end = buffer.position();
    while (end - at >= LaneRecord.HEADER) {
      int length = LaneRecord.length(buffer, at);
      if (!LaneRecord.beginsAt(buffer, at)) {
        throw new IOException("no record begins here: the stream lost octets, or is no lane's");
      }
      if (end - at < LaneRecord.HEADER + length) {
        break;
      }
      sink.record(buffer, at);
      at += LaneRecord.HEADER + length;
    }
    buffer.limit(end).position(at);
    buffer.compact();
  }

  /** The lane learns of it at its own end, and opens again. */
  @Override
  public void failed(IOException cause) {}
}
