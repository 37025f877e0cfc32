package io.faultwire.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.engine.toxiproxy.stream.StreamProxy;
import org.junit.jupiter.api.Test;

/** A wrong declaration fails before anything runs, also where there is no Toxiproxy server. */
class WrongUpstreamTest {
  @Upstream(name = "db", address = "localhost:5432", lossPercent = 2)
  static class PacketLossOnAStream {
    @Test
    void test(StreamProxy db) {}
  }

  @Test
  void packetLossOnAStream() {
    assertThat(Kit.refusalOf(PacketLossOnAStream.class))
        .contains(
            "@Upstream(address = \"localhost:5432\", name = \"db\", lossPercent = 2) on class "
                + PacketLossOnAStream.class.getName()
                + ": lossPercent is for frames, and a proxied stream of bytes has none to lose")
        .contains("@NetworkTest(engine = TOXIPROXY) with @Link(lossPercent = 2.0)")
        .contains("add the fault stall() of StreamFaults");
  }

  @Upstream(
      name = "db",
      address = "localhost:5432",
      reorderPercent = 1,
      duplicatePercent = 1,
      corruptPercent = 1)
  static class OtherFaultsOfFrames {
    @Test
    void test() {}
  }

  @Test
  void otherFaultsOfFrames() {
    assertThat(Kit.refusalOf(OtherFaultsOfFrames.class))
        .contains("reorderPercent is for frames")
        .contains("duplicatePercent is for frames")
        .contains("corruptPercent is for frames");
  }

  @Upstream(name = "db", address = "localhost")
  static class AddressWithoutPort {
    @Test
    void test() {}
  }

  @Test
  void addressWithoutPort() {
    assertThat(Kit.refusalOf(AddressWithoutPort.class))
        .contains("'localhost' is no address: write host:port");
  }

  @Upstream(name = "db", address = "localhost:${faultwire.test.port}")
  static class AddressWithoutValue {
    @Test
    void test() {}
  }

  @Test
  void addressWithoutValue() {
    assertThat(Kit.refusalOf(AddressWithoutValue.class))
        .contains("${faultwire.test.port} in the address of an @Upstream has no value")
        .contains("set it with -Dfaultwire.test.port=");
  }

  @Upstream(name = "db", address = "localhost:5432", kilobytesPerSecond = -1)
  static class NegativeRate {
    @Test
    void test() {}
  }

  @Test
  void negativeRate() {
    assertThat(Kit.refusalOf(NegativeRate.class)).contains("bandwidth in kB/s: -1 is less than 1");
  }

  @Upstream(name = "db", address = "localhost:5432")
  @Upstream(name = "db", address = "localhost:5433")
  static class TwoOfOneName {
    @Test
    void test() {}
  }

  @Test
  void twoOfOneName() {
    assertThat(Kit.refusalOf(TwoOfOneName.class))
        .contains(
            "the name 'db' is taken by @Upstream(address = \"localhost:5432\", name = \"db\")");
  }

  @Upstream(name = "db", address = "localhost:5432")
  @Upstream(name = "queue", address = "localhost:5433")
  static class UnknownNames {
    @Test
    void without(StreamProxy proxy) {}

    @Test
    void wrong(@At("cache") StreamProxy proxy) {}
  }

  @Test
  void unknownNames() {
    assertThat(Kit.refusalOf(UnknownNames.class))
        .contains("it does not say which upstream. Write @At with one of db, queue before it")
        .contains("there is no upstream 'cache'. Write one of db, queue");
  }
}
