package io.faultwire.wire;

import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A frame in a pooled buffer: a window that headers are pushed in front of and pulled from.
 *
 * <p>A frame has one owner at a time. Who is given a frame releases it or gives it away.
 */
public final class Frame {
  private final FramePool pool;
  private final byte[] bytes;
  private int start;
  private int end;
  private boolean released;
  private boolean sealed;
  private int fcs;
  private @Nullable Object trace;

  Frame(FramePool pool, byte[] bytes) {
    this.pool = pool;
    this.bytes = bytes;
  }

  void reset(int at) {
    start = at;
    end = at;
    released = false;
    sealed = false;
    trace = null;
  }

  /** Returns what an observer attached for the frame's way over one link, or null. */
  public @Nullable Object trace() {
    return trace;
  }

  /** Attaches what an observer wants to find again when the frame arrives. */
  public void setTrace(@Nullable Object trace) {
    this.trace = trace;
  }

  /** Returns the buffer; the frame's octets are {@link #start} to {@link #end}. */
  public byte[] bytes() {
    return bytes;
  }

  /** Returns the index of the first octet. */
  public int start() {
    return start;
  }

  /** Returns the index after the last octet. */
  public int end() {
    return end;
  }

  /** Returns the length in octets. */
  public int length() {
    return end - start;
  }

  /** Makes room for a header in front and returns the index of its first octet. */
  public int push(int length) {
    if (length > start) {
      throw new IllegalStateException("no headroom for a header of " + length + " octets");
    }
    start -= length;
    return start;
  }

  /** Removes a header from the front and returns the index of what follows it. */
  public int pull(int length) {
    if (length > length()) {
      throw new IllegalArgumentException("cannot pull " + length + " of " + length() + " octets");
    }
    start += length;
    return start;
  }

  /** Makes room at the end and returns the index of its first octet; the octets are not cleared. */
  public int append(int length) {
    if (length > bytes.length - end) {
      throw new IllegalArgumentException(
          length
              + " octets do not fit behind "
              + length()
              + " in a frame of "
              + pool.maximumLength());
    }
    int at = end;
    end += length;
    return at;
  }

  /** Appends a copy of the given octets. */
  public void append(byte[] source, int offset, int length) {
    System.arraycopy(source, offset, bytes, append(length), length);
  }

  /** Cuts or extends the frame to the given length. */
  public void setLength(int length) {
    end = start;
    append(length);
  }

  /** Returns a frame of the same pool with the same octets and the same frame check sequence. */
  public Frame copy() {
    Frame copy = pool.acquire();
    copy.append(bytes, start, length());
    copy.sealed = sealed;
    copy.fcs = fcs;
    return copy;
  }

  /**
   * Records the frame check sequence (IEEE 802.3 section 3.2.9) of the octets as they are now.
   *
   * <p>A frame whose octets nobody changes on the wire always passes the check, so the sequence is
   * computed only where a rule is about to change them.
   */
  public void sealFcs() {
    if (!sealed) {
      fcs = computeFcs();
      sealed = true;
    }
  }

  /** Records a frame check sequence that was computed elsewhere, of the octets as they were. */
  public void sealFcs(int recorded) {
    fcs = recorded;
    sealed = true;
  }

  /** Tells whether a frame check sequence is recorded. */
  public boolean isSealed() {
    return sealed;
  }

  /** Returns the recorded frame check sequence; it means nothing unless there is one. */
  public int fcs() {
    return fcs;
  }

  /** Forgets the recorded frame check sequence, as a device that sends the frame anew does. */
  public void unsealFcs() {
    sealed = false;
  }

  /** Tells whether the octets still match the recorded frame check sequence, if there is one. */
  public boolean fcsMatches() {
    return !sealed || fcs == computeFcs();
  }

  private int computeFcs() {
    CRC32 crc = new CRC32();
    crc.update(bytes, start, length());
    return (int) crc.getValue();
  }

  /**
   * Gives the buffer back to the pool.
   *
   * @throws IllegalStateException if that was done before
   */
  public void release() {
    if (released) {
      throw new IllegalStateException("a frame was released twice");
    }
    released = true;
    pool.giveBack(this);
  }
}
