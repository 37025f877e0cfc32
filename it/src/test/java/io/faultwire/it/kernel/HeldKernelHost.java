package io.faultwire.it.kernel;

import io.faultwire.engine.kernel.KernelHost;
import io.faultwire.wire.Ipv4Address;
import io.faultwire.wire.MacAddress;
import java.io.IOException;

/** A program that has a kernel host and does not close it. */
final class HeldKernelHost {
  private static final int MTU = 1500;
  private static final int AF_INET = 2;
  private static final int SOCK_STREAM = 1;

  private HeldKernelHost() {}

  /** Prints the process id that holds the namespace, and waits until it is killed. */
  public static void main(String[] arguments) throws IOException {
    KernelHost host = KernelHost.open(MacAddress.local(1), Ipv4Address.parse("10.0.0.1"), 24, MTU);
    host.sockets().socket(AF_INET, SOCK_STREAM, 0);
    System.out.println(host.namespace().pid());
    System.in.read();
  }
}
