package io.faultwire.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceRouteTest {
  private static final int FIRST = 0x0A00000A;
  private static final int SECOND = 0x0A00000B;
  private static final int DESTINATION = 0x0A000002;

  /** Returns a header whose options are the given octets, in hexadecimal. */
  private static Ipv4Header header(String options) {
    byte[] octets = java.util.HexFormat.of().parseHex(options.replace(" ", ""));
    byte[] bytes = new byte[Ipv4Header.LENGTH + octets.length];
    Ipv4Header.write(bytes, 0, bytes.length, 1, 0, 64, IpProtocol.TCP, 1, 2);
    System.arraycopy(octets, 0, bytes, Ipv4Header.LENGTH, octets.length);
    Ipv4Header.setHeaderLength(bytes, 0, bytes.length);
    return new Ipv4Header().wrap(bytes, 0);
  }

  private static String written(SourceRoute route) {
    byte[] option = new byte[route.length()];
    route.write(option, 0, DESTINATION);
    return java.util.HexFormat.of().formatHex(option);
  }

  @Test
  void theOptionHoldsTheRoutersBehindTheFirstAndThenTheDestination() {
    SourceRoute route = SourceRoute.by(List.of(FIRST, SECOND));

    assertThat(route.firstHop()).isEqualTo(FIRST);
    assertThat(written(route)).isEqualTo("830b04" + "0a00000b" + "0a000002" + "00");
  }

  @Test
  void theWayBackIsByTheSameRoutersReversed() {
    Ipv4Header header = header("830b0c 0a00000a 0a00000b 00");

    assertThat(header.checksumIsValid()).isTrue();
    SourceRoute back = SourceRoute.back(header);
    assertThat(back).isNotNull();
    assertThat(back.firstHop()).isEqualTo(SECOND);
    assertThat(written(back)).isEqualTo("830b04" + "0a00000a" + "0a000002" + "00");
  }

  @Test
  void aDatagramGoesToTheLastAddressOfARouteThatLeadsOn() {
    assertThat(SourceRoute.destinationOf(header("830b04 0a00000b 0a000002 00")))
        .isEqualTo(DESTINATION);
    assertThat(SourceRoute.destinationOf(header("830b0c 0a00000a 0a00000b 00"))).isEqualTo(2);
    assertThat(SourceRoute.destinationOf(header(""))).isEqualTo(2);
  }

  @Test
  void otherOptionsAreSkipped() {
    assertThat(SourceRoute.back(header("01 07070400000000 83070a 0a00000a 00"))).isNotNull();
    assertThat(SourceRoute.back(header("89070a 0a00000a 00"))).as("a strict one").isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "'', no options",
    "01010100, none among the options",
    "0083070a 0a00000a, behind the end of the list",
    "830704 0a00000a 00, not at its end",
    "83060a 0a00000a 00, half an address",
    "83030400, no address",
    "83ff0a 0a00000a 00, longer than the header",
    "8300ffff, no length",
    "9e010000, another option with an impossible length"
  })
  void whatMakesNoSenseLeadsNowhere(String options, String why) {
    assertThat(SourceRoute.back(header(options))).as(why).isNull();
  }

  @Test
  void aRouteHasRoomForNineRouters() {
    assertThat(SourceRoute.by(Collections.nCopies(9, FIRST)).length()).isEqualTo(40);
    assertThatThrownBy(() -> SourceRoute.by(Collections.nCopies(10, FIRST)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a source route has 1 to 9 routers, not 10");
    assertThatThrownBy(() -> SourceRoute.by(List.of()))
        .hasMessage("a source route has 1 to 9 routers, not 0");
  }
}
