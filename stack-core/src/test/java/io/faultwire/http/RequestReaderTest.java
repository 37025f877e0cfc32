package io.faultwire.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class RequestReaderTest {

  private static HttpRequest read(String octets) throws IOException {
    RequestReader reader = new RequestReader(OctetSource.of(octets.getBytes(ISO_8859_1)));
    return reader.readContent(reader.readHead().orElseThrow());
  }

  @Test
  void aSoundRequestHasNoFindings() throws IOException {
    HttpRequest request =
        read("POST /form?x=1 HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabcd");

    assertThat(request.isLineRight()).isTrue();
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.target()).isEqualTo("/form?x=1");
    assertThat(request.content()).isEqualTo("abc");
    assertThat(request.isComplete()).isTrue();
    assertThat(request.findings()).isEmpty();
  }

  @Test
  void chunksArePutTogether() throws IOException {
    HttpRequest request =
        read("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n2\r\nbc\r\n0\r\n\r\n");

    assertThat(request.content()).isEqualTo("abc");
    assertThat(request.findings()).isEmpty();
  }

  @Test
  void eachDeviationIsFound() throws IOException {
    HttpRequest request =
        read(
            "POST  / HTTP/1.1\nA : b\r\nContent-Length: 1\r\nContent-Length: x\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n5\r\nab");

    assertThat(request.isLineRight()).isFalse();
    assertThat(request.target()).isEqualTo("/");
    assertThat(request.isComplete()).isFalse();
    assertThat(request.findings())
        .extracting(HttpFinding::point)
        .containsExactly(
            HttpPoint.BARE_LF,
            HttpPoint.SPACE_BEFORE_COLON,
            HttpPoint.LENGTH_FORM,
            HttpPoint.LENGTH_REPEATED,
            HttpPoint.BOTH_LENGTHS,
            HttpPoint.INCOMPLETE);
  }

  @Test
  void nothingIsNoRequest() throws IOException {
    assertThat(new RequestReader(OctetSource.of(new byte[0])).readHead()).isEmpty();
  }

  @Test
  void aHeadThatEndsEarlyIsBroken() {
    assertThatThrownBy(() -> read("GET / HTTP/1.1\r\nHost: a"))
        .isInstanceOf(HttpSyntaxException.class)
        .hasMessageContaining("RFC 9112 section 8");
  }
}
