package io.faultwire.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.engine.Network;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A declaration that no network can have fails before anything runs and says what to write. */
class WrongDeclarationTest {
  private static final String CLIENT_SERVER = "@Link(between = {\"client\", \"server\"}";

  @NetworkTest
  @Host("client")
  @Host("server")
  @Link(between = {"client", "sever"})
  static class UnknownHostInLink {
    @Test
    void test() {}
  }

  @Test
  void unknownHostInALink() {
    assertThat(Kit.refusalOf(UnknownHostInLink.class))
        .contains("class " + UnknownHostInLink.class.getName() + " is not declared correctly")
        .contains("@Link(between = {\"client\", \"sever\"}) on class ")
        .contains("there is no host or switch 'sever'")
        .contains("Declare it, or link one of [client, server]");
  }

  @NetworkTest
  @Host("client")
  @Host("client")
  static class TwoHostsOfOneName {
    @Test
    void test() {}
  }

  @Test
  void twoHostsOfOneName() {
    assertThat(Kit.refusalOf(TwoHostsOfOneName.class))
        .contains("@Host(\"client\") on class " + TwoHostsOfOneName.class.getName())
        .contains("the name 'client' is taken by @Host(\"client\") on class ")
        .contains("Give each host and switch of a network a name of its own");
  }

  @NetworkTest
  @Host(value = "client", address = "10.0.0.1")
  @Host(value = "server", address = "10.0.0.1")
  @Link(between = {"client", "server"})
  static class TwoHostsOfOneAddress {
    @Test
    void test() {}
  }

  @Test
  void twoHostsOfOneAddress() {
    assertThat(Kit.refusalOf(TwoHostsOfOneAddress.class))
        .contains("@Host(value = \"server\", address = \"10.0.0.1\") on class ")
        .contains("host client has the same address 10.0.0.1")
        .contains("Give one of them another");
  }

  @NetworkTest
  @Host("client")
  @Host("server")
  @Link(
      between = {"client", "server"},
      lossPercent = 120)
  static class ImpossiblePercent {
    @Test
    void test() {}
  }

  @Test
  void aPercentOf120() {
    assertThat(Kit.refusalOf(ImpossiblePercent.class))
        .contains(CLIENT_SERVER + ", lossPercent = 120) on class ")
        .contains("lossPercent is a percentage from 0 to 100, not 120.0")
        .contains("Give a value in that range");
  }

  @NetworkTest
  @Host(value = "client", address = "10.0.0.1/24")
  @Host(value = "server", address = "192.168.7.1/24")
  @Link(between = {"client", "server"})
  static class SubnetThatCannotReach {
    @Test
    void test() {}
  }

  @Test
  void aSubnetThatCannotReach() {
    assertThat(Kit.refusalOf(SubnetThatCannotReach.class))
        .contains("@Host(value = \"server\", address = \"192.168.7.1/24\") on class ")
        .contains("192.168.7")
        .contains("10.0.0.0/24");
  }

  @NetworkTest
  @Host("a")
  @Host("b")
  @Host("c")
  @Link(between = {"a", "b", "c"})
  static class LinkBetweenThree {
    @Test
    void test() {}
  }

  @Test
  void aLinkBetweenThreeHosts() {
    assertThat(Kit.refusalOf(LinkBetweenThree.class))
        .contains("@Link(between = {\"a\", \"b\", \"c\"}) on class ")
        .contains("a link joins two devices, not 3")
        .contains("declare a @Switch and link each of them with it");
  }

  @NetworkTest
  @Host("a")
  @Link(between = {"a", "a"})
  static class LinkWithItself {
    @Test
    void test() {}
  }

  @Test
  void aLinkOfAHostWithItself() {
    assertThat(Kit.refusalOf(LinkWithItself.class))
        .contains("@Link(between = {\"a\", \"a\"}) on class ")
        .contains("it joins 'a' with itself")
        .contains("Name two different devices");
  }

  @NetworkTest
  @Host("client")
  @Host("server")
  @Link(between = {"client", "server"})
  @Link(between = {"server", "client"})
  static class LinkDeclaredTwice {
    @Test
    void test() {}
  }

  @Test
  void aLinkThatIsDeclaredTwice() {
    assertThat(Kit.refusalOf(LinkDeclaredTwice.class))
        .contains("@Link(between = {\"server\", \"client\"}) on class ")
        .contains("this link is declared already, by " + CLIENT_SERVER + ")")
        .contains("give each direction its own with 'from'");
  }

  @NetworkTest
  @Host("client")
  @Host("server")
  @Link(
      between = {"client", "server"},
      from = "router")
  static class DirectionFromElsewhere {
    @Test
    void test() {}
  }

  @Test
  void aDirectionThatLeavesFromElsewhere() {
    assertThat(Kit.refusalOf(DirectionFromElsewhere.class))
        .contains("from = \"router\" is no end of the link. Write one of client, server");
  }

  @NetworkTest
  static class AtOfUnknownHost {
    @Test
    void test(@At("proxy") Network.Host proxy) {}
  }

  @Test
  void anAtOfAnUnknownHost() {
    assertThat(Kit.refusalOf(AtOfUnknownHost.class))
        .contains("@At(\"proxy\") Network.Host of method " + AtOfUnknownHost.class.getName())
        .contains("the network has no host 'proxy'. Write one of client, server");
  }

  @NetworkTest
  static class AtOfUnknownLink {
    @Test
    void test(@At("client-proxy") Network.Link link) {}
  }

  @Test
  void anAtOfAnUnknownLink() {
    assertThat(Kit.refusalOf(AtOfUnknownLink.class))
        .contains("the network has no link 'client-proxy'. Write one of client-server");
  }

  @NetworkTest
  static class HostWithoutAt {
    @Test
    void test(Network.Host client) {}
  }

  @Test
  void aHostWithoutAt() {
    assertThat(Kit.refusalOf(HostWithoutAt.class))
        .contains("it does not say which host. Write @At(\"client\") before it");
  }

  @NetworkTest
  static class WrongLifecycleMethod {
    @BeforeEach
    void prepare(@At("proxy") Network.Host proxy) {}

    @Test
    void test() {}
  }

  @Test
  void anAtOfAnUnknownHostBeforeEachTest() {
    assertThat(Kit.refusalOf(WrongLifecycleMethod.class))
        .contains("WrongLifecycleMethod.prepare: the network has no host 'proxy'");
  }

  @NetworkTest
  static class UnsupportedType {
    @Test
    void test(@At("client") String client) {}
  }

  @Test
  void aParameterOfATypeThatANetworkDoesNotHave() {
    assertThat(Kit.refusalOf(UnsupportedType.class))
        .contains("@At(\"client\") String of method ")
        .contains("a network has no such thing to give")
        .contains("with @At a Network.Host");
  }

  @NetworkTest
  @Host("client")
  @Host("server")
  @Link(
      between = {"client", "server"},
      reorderPercent = -1)
  @Link(between = {"client", "server", "proxy"})
  static class SeveralMistakes {
    @Test
    void test(@At("proxy") Network.Host proxy) {}
  }

  @Test
  void severalMistakesAreToldAtOnce() {
    assertThat(Kit.refusalOf(SeveralMistakes.class))
        .contains("reorderPercent = -1")
        .contains("a link joins two devices, not 3");
  }

  @NetworkTest
  static class WrongMethod {
    @Test
    void right() {}

    @Test
    @Host("proxy")
    @Link(between = {"proxy", "sever"})
    void wrong() {}
  }

  @Test
  void aWrongDeclarationOnOneMethodStopsTheClass() {
    assertThat(Kit.refusalOf(WrongMethod.class))
        .contains("@Link(between = {\"proxy\", \"sever\"}) on method ")
        .contains("WrongMethod.wrong: there is no host or switch 'sever'");
  }

  @NetworkTest
  static class TwoNetworks {
    @RegisterExtension
    static final NetworkExtension NETWORK =
        NetworkExtension.builder().host("a").host("b").link("a", "b").build();

    @Test
    void test() {}
  }

  @Test
  void annotationsAndABuilderForTheSameTests() {
    assertThat(Kit.refusalOf(TwoNetworks.class))
        .contains("class " + TwoNetworks.class.getName())
        .contains("its tests would get two networks")
        .contains("Keep one of them");
  }

  @Host("a")
  static class AnnotationsBesideABuilder {
    @RegisterExtension
    static final NetworkExtension NETWORK =
        NetworkExtension.builder().host("a").host("b").link("a", "b").build();

    @Test
    void test() {}
  }

  @Test
  void annotationsThatABuilderWouldIgnore() {
    assertThat(Kit.refusalOf(AnnotationsBesideABuilder.class))
        .contains("@Host(\"a\") on class ")
        .contains("NetworkExtension.builder() declares the network as well");
  }

  @NetworkTest
  static class NoRuns {
    @SeededTest(runs = 0)
    void test() {}
  }

  @Test
  void aSeededTestWithoutRuns() {
    assertThat(Kit.refusalOf(NoRuns.class))
        .contains("@SeededTest(runs = 0) on method " + NoRuns.class.getName() + ".test")
        .contains("give a number of at least 1");
  }

  static class SeedsWithoutNetwork {
    @SeededTest(runs = 2)
    void test() {}
  }

  @Test
  void seedsWithoutANetwork() {
    String message =
        Kit.failuresOf(Kit.run(SeedsWithoutNetwork.class).testEvents()).get(0).getMessage();
    assertThat(message)
        .contains("@SeededTest on method ")
        .contains("Put @NetworkTest on its class");
  }
}
