package io.faultwire.engine.kernel;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/** The calls of the C library that a TAP device needs (Linux, man pages section 2). */
interface LibC extends Library {
  /** The C library; loaded when first used. */
  LibC INSTANCE = Native.load("c", LibC.class);

  int O_RDWR = 2;
  int O_CLOEXEC = 0x80000;
  short POLLIN = 1;

  int open(String path, int flags);

  int close(int descriptor);

  int ioctl(int descriptor, NativeLong request, Pointer argument);

  NativeLong read(int descriptor, Pointer buffer, NativeLong length);

  NativeLong write(int descriptor, Pointer buffer, NativeLong length);

  int poll(Pointer descriptors, NativeLong count, int timeoutMillis);
}
