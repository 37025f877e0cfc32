package io.faultwire.suites.tcp.table;

import io.faultwire.conformance.CheckInfo;
import io.faultwire.conformance.ClauseId;
import io.faultwire.conformance.Level;
import io.faultwire.suites.tcp.defect.TcpDefect;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One cell of the table: a state and a segment that arrives in it.
 *
 * @param state the state
 * @param arrival the segment
 * @param permitted the reactions that RFC 9293 permits, more than one where it leaves a choice
 * @param step the step of the state's section that says so
 * @param exposed the defects of the built-in stack that break the cell
 */
public record Cell(
    ConnectionState state,
    Arrival arrival,
    List<Reaction> permitted,
    String step,
    List<TcpDefect> exposed) {

  public Cell {
    permitted = List.copyOf(permitted);
    exposed = List.copyOf(exposed);
  }

  /** Return the check's id. */
  public String id() {
    return "tcp.table." + state.id() + "." + arrival.id();
  }

  /** Return this cell with other reactions permitted. */
  public Cell permitting(Reaction... others) {
    return new Cell(state, arrival, List.of(others), step, exposed);
  }

  private String reactions() {
    return permitted.stream()
        .map(reaction -> reaction.phrase(state))
        .collect(Collectors.joining("; or it "));
  }

  /** Return what the check says about itself. */
  CheckInfo info() {
    boolean choice = permitted.size() > 1;
    return new CheckInfo(
        id(),
        "In " + state.label() + ", " + arrival.phrase() + " " + permitted.get(0).phrase(state),
        "RFC 9293 section %s, %s. In %s, %s %s.%s"
            .formatted(
                state.section(),
                step,
                state.label(),
                arrival.phrase(),
                reactions(),
                choice ? " The RFC leaves the choice." : ""),
        ClauseId.rfc(9293, state.section(), null),
        Level.MUST,
        "Follow the steps of section "
            + state.section()
            + " in their order: "
            + step
            + " decides here.");
  }
}
