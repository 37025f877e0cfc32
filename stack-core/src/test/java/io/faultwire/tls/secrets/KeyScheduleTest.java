package io.faultwire.tls.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.tls.message.TlsBytes;
import io.faultwire.tls.message.TlsRecord;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyScheduleTest {
  private static final SuiteCrypto SUITE = SuiteCrypto.AES_128_GCM;
  private final KeySchedule schedule = new KeySchedule(SUITE, Rfc8448.octets("simple.shared"));

  @ParameterizedTest
  @CsvSource({
    "CLIENT_HANDSHAKE_TRAFFIC_SECRET, simple.client.handshake.secret",
    "SERVER_HANDSHAKE_TRAFFIC_SECRET, simple.server.handshake.secret"
  })
  void theSecretsOfTheHandshakeAreThoseOfRfc8448(SecretLabel label, String expected) {
    assertThat(schedule.handshake(label, hellos())).isEqualTo(Rfc8448.octets(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "CLIENT_TRAFFIC_SECRET_0, simple.client.application.secret",
    "SERVER_TRAFFIC_SECRET_0, simple.server.application.secret"
  })
  void theSecretsOfDataAreThoseOfRfc8448(SecretLabel label, String expected) {
    byte[] messages =
        new TlsBytes().raw(hellos()).raw(Rfc8448.octets("simple.flight.messages")).toByteArray();

    assertThat(schedule.application(label, messages)).isEqualTo(Rfc8448.octets(expected));
  }

  private static byte[] hellos() {
    return new TlsBytes()
        .raw(Rfc8448.fragment("simple.client.hello"))
        .raw(Rfc8448.fragment("simple.server.hello"))
        .toByteArray();
  }

  @Test
  void recordsAreOpenedInTheirOrderOnly() {
    RecordCipher server =
        new RecordCipher(SUITE, Rfc8448.octets("simple.server.application.secret"));

    assertThat(server.open(Rfc8448.record("simple.server.data"))).as("the second").isEmpty();
    assertThat(server.open(Rfc8448.record("simple.server.ticket")).map(TlsRecord::type))
        .as("the first, after a wrong one")
        .contains(TlsRecord.HANDSHAKE);
    TlsRecord data = server.open(Rfc8448.record("simple.server.data")).orElseThrow();
    assertThat(data.type()).isEqualTo(TlsRecord.APPLICATION_DATA);
    assertThat(data.fragment()).isEqualTo(Rfc8448.octets("simple.data"));
    assertThat(server.open(Rfc8448.record("simple.server.close")).map(TlsRecord::fragment))
        .hasValueSatisfying(alert -> assertThat(alert).containsExactly(1, 0));
  }

  @Test
  void aRecordOfTheOtherEndOrOneThatWasChangedIsNotOpened() {
    byte[] secret = Rfc8448.octets("simple.client.application.secret");
    TlsRecord data = Rfc8448.record("simple.client.data");
    data.fragment()[0] ^= 1;

    assertThat(new RecordCipher(SUITE, secret).open(data)).isEmpty();
    assertThat(new RecordCipher(SUITE, secret).open(Rfc8448.record("simple.server.ticket")))
        .isEmpty();
    assertThat(new RecordCipher(SUITE, secret).next().open(Rfc8448.record("simple.client.data")))
        .as("under the next secret")
        .isEmpty();
    assertThat(new RecordCipher(SUITE, secret).open(Rfc8448.record("simple.client.data")))
        .isPresent();
    assertThat(new RecordCipher(SUITE, secret).open(new TlsRecord(23, 0x0303, new byte[3])))
        .as("shorter than a tag")
        .isEmpty();
  }

  @Test
  void onlyTheSuitesOfTls13AreKnown() {
    assertThat(SuiteCrypto.of(0x1302)).contains(SuiteCrypto.AES_256_GCM);
    assertThat(SuiteCrypto.of(0xC02F)).isEqualTo(Optional.empty());
  }
}
