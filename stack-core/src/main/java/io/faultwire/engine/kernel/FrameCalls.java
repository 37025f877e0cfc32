package io.faultwire.engine.kernel;

import com.sun.jna.Native;
import com.sun.jna.Pointer;

/**
 * The two calls that are made for each frame, bound directly, which costs a tenth of a call of
 * {@link LibC}. Sizes are 64 bits wide here, as on every 64-bit Linux.
 */
final class FrameCalls {
  static {
    Native.register(FrameCalls.class, "c");
  }

  private FrameCalls() {}

  /** Tells whether this machine's {@code size_t} is as wide as it is here. */
  static boolean fitThisMachine() {
    return Native.SIZE_T_SIZE == Long.BYTES;
  }

  static native long read(int descriptor, Pointer buffer, long length);

  static native long write(int descriptor, Pointer buffer, long length);
}
