package io.faultwire.suites.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.tls.message.Alert;
import io.faultwire.tls.message.AlertDescription;
import io.faultwire.tls.message.TlsRecord;
import io.faultwire.tls.probe.ServerAnswer;
import io.faultwire.tls.probe.ServerAnswer.End;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpectationTest {
  private static final int FATAL = 2;
  private static final int WARNING = 1;
  private static final Expectation ABORT = Expectation.abort(AlertDescription.DECODE_ERROR);
  private static final Expectation ALERT = Expectation.alert(AlertDescription.DECODE_ERROR);

  private static ServerAnswer answer(End end, Alert... alerts) {
    return new ServerAnswer(List.<TlsRecord>of(), List.of(), List.of(alerts), end);
  }

  private static Alert alert(int level, AlertDescription description) {
    return new Alert(level, description.code());
  }

  @Test
  void aHandshakeMayBeAbortedWithoutAnyAlertButWithNoOther() {
    assertThat(ABORT.met())
        .accepts(
            answer(End.ALERT, alert(FATAL, AlertDescription.DECODE_ERROR)),
            answer(End.CLOSED),
            answer(End.CLOSED, alert(WARNING, AlertDescription.USER_CANCELED)),
            answer(End.RESET))
        .rejects(
            answer(End.ALERT, alert(FATAL, AlertDescription.INTERNAL_ERROR)),
            answer(End.SILENCE),
            answer(End.CLIENTS_TURN));
    assertThat(ABORT.text()).isEqualTo("the alert decode_error, or the end without any");
  }

  @Test
  void whereAnAlertMustBeSentTheEndIsNotEnough() {
    assertThat(ALERT.met())
        .accepts(answer(End.ALERT, alert(FATAL, AlertDescription.DECODE_ERROR)))
        .rejects(
            answer(End.CLOSED), answer(End.ALERT, alert(FATAL, AlertDescription.CLOSE_NOTIFY)));
  }

  @Test
  void onlyAnAlertTellsWhy() {
    assertThat(Expectation.anyAlert().met())
        .accepts(answer(End.ALERT, alert(FATAL, AlertDescription.INTERNAL_ERROR)))
        .rejects(answer(End.CLOSED));
    assertThat(Expectation.refused().met())
        .accepts(answer(End.CLOSED), answer(End.RESET))
        .rejects(answer(End.SILENCE));
  }
}
