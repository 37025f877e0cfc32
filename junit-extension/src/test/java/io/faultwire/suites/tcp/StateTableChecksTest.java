package io.faultwire.suites.tcp;

import static io.faultwire.suites.tcp.table.ConnectionState.CLOSED;
import static io.faultwire.suites.tcp.table.ConnectionState.LISTEN;
import static io.faultwire.suites.tcp.table.ConnectionState.SYN_RECEIVED_ACTIVE;
import static io.faultwire.suites.tcp.table.ConnectionState.SYN_RECEIVED_PASSIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.faultwire.junit.Target;
import io.faultwire.suites.tcp.table.Answer;
import io.faultwire.suites.tcp.table.Cell;
import io.faultwire.suites.tcp.table.ConnectionState;
import io.faultwire.suites.tcp.table.Reaction;
import io.faultwire.suites.tcp.table.StateTable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The table with other expectations than the RFC's, on the sound stack: each check tells what it
 * claims to tell.
 */
class StateTableChecksTest {
  /** States that look the same from outside once the way that led there is known. */
  private static final List<Set<ConnectionState>> ALIKE =
      List.of(EnumSet.of(CLOSED, LISTEN), EnumSet.of(SYN_RECEIVED_PASSIVE, SYN_RECEIVED_ACTIVE));

  @ParameterizedTest
  @EnumSource(ConnectionState.class)
  void everyCellTellsItsReactionFromOthers(ConnectionState state) {
    List<Cell> cells = StateTable.cells().stream().filter(c -> c.state() == state).toList();
    assertThat(cells).isNotEmpty();
    for (Cell cell : cells) {
      assertThatCode(() -> run(cell)).as(cell.id()).doesNotThrowAnyException();
      List<Reaction> wrong = wrongReactions(cell);
      assertThat(wrong).as(cell.id()).isNotEmpty();
      for (Reaction reaction : wrong) {
        assertThatCode(() -> run(cell.permitting(reaction)))
            .as("%s with %s", cell.id(), reaction)
            .isInstanceOf(AssertionError.class)
            .hasMessageMatching("(?s)Expected .*, but .*");
      }
    }
  }

  private static List<Reaction> wrongReactions(Cell cell) {
    List<Reaction> wrong = new ArrayList<>();
    for (Reaction right : cell.permitted()) {
      contrary(right.answer())
          .filter(answer -> cell.permitted().stream().noneMatch(r -> r.answer() == answer))
          .forEach(
              answer ->
                  wrong.add(
                      new Reaction(answer, right.takesText(), right.tellsUser(), right.next())));
      if (right.takesText()) {
        wrong.add(new Reaction(right.answer(), false, right.tellsUser(), right.next()));
      }
      for (ConnectionState next : ConnectionState.values()) {
        if (cell.permitted().stream().noneMatch(r -> r.next() == next || alike(r.next(), next))) {
          wrong.add(new Reaction(right.answer(), right.takesText(), right.tellsUser(), next));
        }
      }
    }
    return wrong;
  }

  private static boolean alike(ConnectionState one, ConnectionState other) {
    return ALIKE.stream().anyMatch(states -> states.contains(one) && states.contains(other));
  }

  private static Stream<Answer> contrary(Answer answer) {
    return switch (answer) {
      case NONE -> Stream.of(Answer.ACK, Answer.RST, Answer.SYN_ACK);
      case ACK, ACK_IT, ACK_SYN -> Stream.of(Answer.NONE, Answer.RST, Answer.SYN_ACK);
      case SYN_ACK -> Stream.of(Answer.NONE, Answer.RST, Answer.ACK);
      case RST -> Stream.of(Answer.NONE, Answer.ACK, Answer.SYN_ACK);
      case RST_SEQ -> Stream.of(Answer.NONE, Answer.ACK, Answer.SYN_ACK, Answer.RST_ACK);
      case RST_ACK -> Stream.of(Answer.NONE, Answer.ACK, Answer.SYN_ACK, Answer.RST_SEQ);
    };
  }

  private static void run(Cell cell) {
    StateTableChecks checks = new StateTableChecks();
    checks.open(Target.of(Map.of()));
    try {
      checks.cell(cell);
    } finally {
      checks.bed().close();
    }
  }
}
