package io.faultwire.host.socket;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Reads in chunks of the same size on every JDK: {@link InputStream} chooses its own, which differ
 * between versions, and how much is read at once shows on the wire as window updates.
 */
final class SteadyInputStream extends FilterInputStream {
  private static final int CHUNK = 8192;

  SteadyInputStream(InputStream in) {
    super(in);
  }

  @Override
  public byte[] readAllBytes() throws IOException {
    return readNBytes(Integer.MAX_VALUE);
  }

  @Override
  public byte[] readNBytes(int length) throws IOException {
    if (length < 0) {
      throw new IllegalArgumentException("a number of octets is not negative: " + length);
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    copy(all, length);
    return all.toByteArray();
  }

  @Override
  public long transferTo(OutputStream out) throws IOException {
    return copy(out, Long.MAX_VALUE);
  }

  @Override
  public long skip(long length) throws IOException {
    return copy(OutputStream.nullOutputStream(), length);
  }

  private long copy(OutputStream out, long length) throws IOException {
    byte[] chunk = new byte[(int) Math.min(CHUNK, Math.max(length, 0))];
    long done = 0;
    while (done < length) {
      int count = read(chunk, 0, (int) Math.min(chunk.length, length - done));
      if (count < 0) {
        break;
      }
      out.write(chunk, 0, count);
      done += count;
    }
    return done;
  }
}
