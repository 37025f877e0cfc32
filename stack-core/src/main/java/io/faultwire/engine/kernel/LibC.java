package io.faultwire.engine.kernel;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/** The calls of the C library that a kernel stack is driven by (Linux, man pages section 2). */
interface LibC extends Library {
  /** The C library; loaded when first used. */
  LibC INSTANCE = Native.load("c", LibC.class);

  int O_RDONLY = 0;
  int O_RDWR = 2;
  int O_NONBLOCK = 0x800;
  int O_CLOEXEC = 0x80000;
  short POLLIN = 1;
  int CLONE_NEWNET = 0x40000000;
  int AF_INET = 2;
  int AF_PACKET = 17;
  int SOCK_RAW = 3;
  int SOCK_NONBLOCK = 0x800;
  int SOCK_CLOEXEC = 0x80000;
  int SOL_SOCKET = 1;
  int SO_RCVBUFFORCE = 33;
  int MSG_NOSIGNAL = 0x4000;

  int open(String path, int flags);

  int close(int descriptor);

  int ioctl(int descriptor, NativeLong request, Pointer argument);

  NativeLong read(int descriptor, Pointer buffer, NativeLong length);

  NativeLong write(int descriptor, Pointer buffer, NativeLong length);

  int poll(Pointer descriptors, NativeLong count, int timeoutMillis);

  int ppoll(Pointer descriptors, NativeLong count, Pointer timeout, @Nullable Pointer signals);

  int setns(int descriptor, int kind);

  int if_nametoindex(String name);

  int socket(int domain, int type, int protocol);

  int bind(int descriptor, Pointer address, int length);

  int listen(int descriptor, int backlog);

  int accept4(int descriptor, @Nullable Pointer address, @Nullable Pointer length, int flags);

  int connect(int descriptor, Pointer address, int length);

  NativeLong send(int descriptor, byte[] octets, NativeLong length, int flags);

  NativeLong sendto(
      int descriptor,
      byte[] octets,
      NativeLong length,
      int flags,
      Pointer address,
      int addressLength);

  NativeLong recv(int descriptor, byte[] octets, NativeLong length, int flags);

  NativeLong recvfrom(
      int descriptor,
      byte[] octets,
      NativeLong length,
      int flags,
      Pointer address,
      Pointer addressLength);

  int shutdown(int descriptor, int how);

  int setsockopt(int descriptor, int level, int name, byte[] value, int length);

  int getsockopt(int descriptor, int level, int name, byte[] value, Pointer length);
}
