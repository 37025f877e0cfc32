package io.faultwire.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * One operation carries 1 MiB over TCP from host to host: MTU 1500, every checksum made and
 * checked, ARP, IPv4 and Ethernet below, one thread. Gbit/s = operations per second x 0.008388608.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class BulkTransferBenchmark {
  private static final int MEBIBYTE = 1 << 20;

  private final BulkPair pair = new BulkPair();

  @Benchmark
  public long mebibyte() {
    return pair.carry(MEBIBYTE);
  }
}
