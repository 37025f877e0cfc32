package io.faultwire.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ResponseReaderTest {
  private static final String OK = "HTTP/1.1 200 OK\\r\\n";
  private static final String CHUNKED = OK + "Transfer-Encoding: chunked\\r\\n\\r\\n";
  private static final String END = "Content-Length: 2\\r\\n\\r\\nok";

  private static HttpResponse read(String text, Asked asked) throws IOException {
    return new ResponseReader(OctetSource.of(OctetText.octets(text))).read(asked).orElseThrow();
  }

  private static List<HttpPoint> points(String text, Asked asked) throws IOException {
    return read(text, asked).findings().stream().map(HttpFinding::point).toList();
  }

  static Stream<Arguments> deviations() {
    return Stream.of(
        Arguments.of(HttpPoint.STATUS_LINE, "HTTP/1.1 200\\r\\n" + END),
        Arguments.of(HttpPoint.STATUS_LINE, "HTTP/1.1  200 OK\\r\\n" + END),
        Arguments.of(HttpPoint.VERSION, "HTTP/1.12 200 OK\\r\\n" + END),
        Arguments.of(HttpPoint.STATUS_CODE, "HTTP/1.1 999 OK\\r\\n" + END),
        Arguments.of(HttpPoint.REASON, "HTTP/1.1 200 O\\0K\\r\\n" + END),
        Arguments.of(HttpPoint.BARE_LF, "HTTP/1.1 200 OK\\n" + END),
        Arguments.of(HttpPoint.BARE_LF, OK + "A: 1\\n" + END),
        Arguments.of(HttpPoint.BARE_CR, OK + "A: 1\\rB: 2\\r\\n" + END),
        Arguments.of(HttpPoint.FIELD_LINE, OK + "ab\\r\\n" + END),
        Arguments.of(HttpPoint.FIELD_LINE, OK + ": 1\\r\\n" + END),
        Arguments.of(HttpPoint.FIELD_NAME, OK + "a b: 1\\r\\n" + END),
        Arguments.of(HttpPoint.SPACE_BEFORE_COLON, OK + "a : 1\\r\\n" + END),
        Arguments.of(HttpPoint.OBS_FOLD, OK + "a: 1\\r\\n 2\\r\\n" + END),
        Arguments.of(HttpPoint.FIELD_VALUE, OK + "a: 1\\x7f\\r\\n" + END),
        Arguments.of(HttpPoint.LENGTH_FORM, OK + "Content-Length: 2, 2\\r\\n\\r\\nok"),
        Arguments.of(HttpPoint.LENGTH_FORM, OK + "Content-Length: +2\\r\\n\\r\\nok"),
        Arguments.of(HttpPoint.LENGTH_REPEATED, OK + "Content-Length: 2\\r\\n" + END),
        Arguments.of(
            HttpPoint.BOTH_LENGTHS,
            OK + "Content-Length: 9\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n0\\r\\n\\r\\n"),
        Arguments.of(
            HttpPoint.LENGTH_WITHOUT_BODY, "HTTP/1.1 204 No\\r\\nContent-Length: 0\\r\\n\\r\\n"),
        Arguments.of(
            HttpPoint.CODING_WITHOUT_BODY,
            "HTTP/1.1 100 Go\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n"),
        Arguments.of(
            HttpPoint.CODING_ORDER, OK + "Transfer-Encoding: chunked, gzip\\r\\n\\r\\nabc"),
        Arguments.of(HttpPoint.CHUNK_SIZE, CHUNKED + "2 \\r\\nok\\r\\n0\\r\\n\\r\\n"),
        Arguments.of(HttpPoint.CHUNK_SIZE, CHUNKED + "0x2\\r\\nok\\r\\n0\\r\\n\\r\\n"),
        Arguments.of(HttpPoint.CHUNK_SIZE, CHUNKED + "2\\nok\\r\\n0\\r\\n\\r\\n"),
        Arguments.of(HttpPoint.CHUNK_SIZE, CHUNKED + "ffffffffffffffff2\\r\\nok\\r\\n"),
        Arguments.of(HttpPoint.CHUNK_EXTENSION, CHUNKED + "2;=a\\r\\nok\\r\\n0\\r\\n\\r\\n"),
        Arguments.of(HttpPoint.CHUNK_END, CHUNKED + "2\\r\\nokay\\r\\n0\\r\\n\\r\\n"),
        Arguments.of(HttpPoint.CHUNK_END, CHUNKED + "2\\r\\nok\\n0\\r\\n\\r\\n"),
        Arguments.of(HttpPoint.TRAILER, CHUNKED + "0\\r\\na : 1\\r\\n\\r\\n"),
        Arguments.of(HttpPoint.INCOMPLETE, OK + "Content-Length: 3\\r\\n\\r\\nok"),
        Arguments.of(HttpPoint.INCOMPLETE, CHUNKED + "3\\r\\nok"),
        Arguments.of(HttpPoint.INCOMPLETE, CHUNKED + "2\\r\\nok\\r\\n"));
  }

  @ParameterizedTest
  @MethodSource("deviations")
  void namesTheOneDeviation(HttpPoint point, String text) throws IOException {
    assertThat(points(text, Asked.GET)).containsExactly(point);
  }

  @Test
  void everyPointIsTested() throws IOException {
    TreeSet<HttpPoint> tested = new TreeSet<>(List.of(HttpPoint.CODING_TO_HTTP10));
    deviations().forEach(each -> tested.add((HttpPoint) each.get()[0]));

    assertThat(tested).containsExactly(HttpPoint.values());
    assertThat(points(CHUNKED + "0\\r\\n\\r\\n", new Asked("GET", "HTTP/1.0")))
        .containsExactly(HttpPoint.CODING_TO_HTTP10);
  }

  @Test
  void findsNothingInWhatIsRight() throws IOException {
    String chunks = "2;a=\"b;\\\\\"\" ; c\\r\\nok\\r\\n00\\r\\nT: 1\\r\\n\\r\\n";
    HttpResponse response =
        read(OK + "X: \\xe9\\r\\nTransfer-Encoding: Chunked\\r\\n\\r\\n" + chunks, Asked.GET);

    assertThat(response.findings()).isEmpty();
    assertThat(response.framing()).isEqualTo(Framing.CHUNKED);
    assertThat(response.body()).asString().isEqualTo("ok");
    assertThat(response.trailers().lines()).containsExactly(new HttpField("T", "1"));
    assertThat(response.isPersistent()).isTrue();
  }

  @Test
  void saysWhichOctetsAreWrong() throws IOException {
    assertThat(read(OK + "a : 1\\r\\n" + END, Asked.GET).findings())
        .singleElement()
        .hasToString(
            "RFC 9112 section 5.1: no whitespace stands between the name of a field and its colon,"
                + " but octet 17 begins \"a : 1\"");
  }

  @Test
  void givesUpOnWhatHasNoStatusLine() {
    assertThatThrownBy(() -> read("<html>\\r\\n", Asked.GET))
        .isInstanceOf(HttpSyntaxException.class)
        .hasMessageContaining("<html>");
  }

  @Test
  void knowsWhereAnAnswerHasNoContent() throws IOException {
    assertThat(read(OK + "Content-Length: 9\\r\\n\\r\\n", Asked.HEAD).framing())
        .isEqualTo(Framing.NO_CONTENT);
    assertThat(read("HTTP/1.1 304 Same\\r\\nContent-Length: 9\\r\\n\\r\\n", Asked.GET).framing())
        .isEqualTo(Framing.NO_CONTENT);
  }

  @Test
  void readsToTheEndWithoutLength() throws IOException {
    HttpResponse response = read(OK + "\\r\\nall", Asked.GET);

    assertThat(response.framing()).isEqualTo(Framing.UNTIL_THE_END);
    assertThat(response.isPersistent()).isFalse();
    assertThat(response.body()).asString().isEqualTo("all");
  }

  @Test
  void readsPastInterimAnswers() throws IOException {
    String text = "HTTP/1.1 103 Early\\r\\nLink: a\\r\\n\\r\\n" + OK + END;
    ResponseReader reader = new ResponseReader(OctetSource.of(OctetText.octets(text)));

    assertThat(reader.readFinal(Asked.GET).orElseThrow().status()).isEqualTo(200);
    assertThat(reader.readFinal(Asked.GET)).isEmpty();
  }

  @Test
  void keepsOnlyWhatItIsToKeep() throws IOException {
    byte[] octets = OctetText.octets(OK + END);

    HttpResponse response =
        new ResponseReader(OctetSource.of(octets), 1).read(Asked.GET).orElseThrow();

    assertThat(response.body()).asString().isEqualTo("o");
    assertThat(response.octets()).isEqualTo(octets.length);
  }

  @Test
  void octetsAreShownAndReadBack() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }

    assertThat(OctetText.octets(OctetText.of(all))).isEqualTo(all);
    assertThatThrownBy(() -> OctetText.octets("\\q"))
        .hasMessageContaining("there is no escape '\\q'");
    assertThat(Arrays.asList(HttpPoint.values())).allMatch(point -> point.rfc() > 9000);
  }
}
