package io.faultwire.suites.tcp.table;

import static io.faultwire.suites.tcp.table.ConnectionState.ESTABLISHED;
import static io.faultwire.suites.tcp.table.ConnectionState.LISTEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faultwire.suites.tcp.defect.TcpDefect;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StateTableTest {

  @ParameterizedTest
  @EnumSource(ConnectionState.class)
  void everyStateHasCells(ConnectionState state) {
    assertThat(StateTable.cells()).filteredOn(cell -> cell.state() == state).hasSizeGreaterThan(10);
  }

  @ParameterizedTest
  @EnumSource(Arrival.class)
  void everyKindOfSegmentArrivesSomewhere(Arrival arrival) {
    assertThat(StateTable.cells()).anyMatch(cell -> cell.arrival() == arrival);
  }

  @Test
  void everySynchronizedStateHasTheSameKindsOfResetsSynsAndAcks() {
    Set<Arrival> common =
        arrivals(ESTABLISHED).stream()
            .filter(arrival -> arrival.name().matches("(RST|SYN|ACK|URG|NO)_.*"))
            .filter(arrival -> arrival != Arrival.ACK_OF_DATA)
            .collect(Collectors.toSet());

    assertThat(common).hasSizeGreaterThan(15);
    for (ConnectionState state : EnumSet.range(ESTABLISHED, ConnectionState.TIME_WAIT)) {
      assertThat(arrivals(state)).as(state.label()).containsAll(common);
    }
  }

  @Test
  void noCellStandsTwice() {
    Set<String> ids = new HashSet<>();

    assertThat(StateTable.cells()).allSatisfy(cell -> assertThat(ids.add(cell.id())).isTrue());
  }

  @Test
  void oneAnswerLeavesNoDoubtAboutTheTextAndTheUser() {
    for (Cell cell : StateTable.cells()) {
      for (Reaction one : cell.permitted()) {
        assertThat(cell.permitted())
            .as(cell.id())
            .filteredOn(other -> other.answer() == one.answer())
            .allMatch(other -> other.takesText() == one.takesText())
            .allMatch(other -> other.tellsUser() == one.tellsUser());
      }
    }
  }

  @Test
  void lineBecomesACell() {
    Cell cell =
        read("[LISTEN]", "ack | none -> same or rst-seq +text -> CLOSED told | one | no-nagle");

    assertThat(cell)
        .isEqualTo(
            new Cell(
                LISTEN,
                Arrival.ACK_ALONE,
                List.of(
                    new Reaction(Answer.NONE, false, false, LISTEN),
                    new Reaction(Answer.RST_SEQ, true, true, ConnectionState.CLOSED)),
                "one",
                List.of(TcpDefect.NO_NAGLE)));
    assertThat(cell.id()).isEqualTo("tcp.table.listen.ack");
    assertThat(cell.info().title())
        .isEqualTo("In LISTEN, an ACK is not answered, and LISTEN lasts");
    assertThat(cell.info().description())
        .contains(
            "section 3.10.7.2, one.",
            "or it is answered by a RST with its number, its text is delivered, the user is told of"
                + " a reset, and CLOSED follows",
            "The RFC leaves the choice.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "[NOWHERE]; NOWHERE",
        "ack | none -> same | one; four columns",
        "ack-ack | none -> same | one | no-nagle; kind of segment 'ack-ack'",
        "ack | shrug -> same | one | no-nagle; SHRUG",
        "ack | none => same | one | no-nagle; 'none => same' is no reaction",
        "ack | none -> same | one | sleeps; no defect 'sleeps'",
      })
  void wrongLineIsAnErrorThatNamesIt(String line, String why) {
    assertThatThrownBy(() -> read("[LISTEN]", "", line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("Line 3 of the state table", why, line);
  }

  private static Set<Arrival> arrivals(ConnectionState state) {
    return StateTable.cells().stream()
        .filter(cell -> cell.state() == state)
        .map(Cell::arrival)
        .collect(Collectors.toSet());
  }

  private static Cell read(String... lines) {
    TableReader reader = new TableReader();
    List.of(lines).forEach(reader::line);
    return reader.cells().get(0);
  }
}
