package io.faultwire.suites.script.run;

import io.faultwire.suites.script.expression.CodeException;
import io.faultwire.suites.script.expression.CodeFailure;
import io.faultwire.suites.script.expression.Program;
import io.faultwire.suites.script.expression.Variables;
import io.faultwire.suites.script.language.ScriptException;
import io.faultwire.suites.script.live.Mismatch;
import io.faultwire.suites.script.live.Row;
import io.faultwire.suites.tcp.abi.Linux;
import io.faultwire.suites.tcp.abi.TcpInfoField;
import java.util.List;
import java.util.OptionalInt;

/** Code that judges the counters of the connection. */
final class CodeStep implements Step {
  private final String file;
  private final int line;
  private final Program program;

  CodeStep(String file, int line, Program program) {
    this.file = file;
    this.line = line;
    this.program = program;
  }

  @Override
  public void run(RunState state, Due due) {
    state.await("the code", due);
    collect(state);
    try {
      program.run(state.variables());
    } catch (CodeFailure failure) {
      Row row = new Row("assert", failure.condition(), failure.values(), true);
      throw new StepFailed(
          line + failure.line(),
          new Mismatch("an assertion of the code does not hold", List.of(row)));
    } catch (CodeException e) {
      throw new ScriptException(file, line + e.line(), "code: " + e.reason());
    }
  }

  private void collect(RunState state) {
    OptionalInt live =
        state
            .conversations()
            .underTest()
            .map(each -> each.liveDescriptor())
            .orElse(OptionalInt.empty());
    if (live.isEmpty()) {
      throw new ScriptException(file, line, "code needs a socket; accept the connection before it");
    }
    byte[] info = new byte[TcpInfoField.STRUCTURE_LENGTH];
    int length =
        state.calls().sockets().getOption(live.getAsInt(), Linux.SOL_TCP, Linux.TCP_INFO, info);
    if (length < 0) {
      throw new ScriptException(
          file, line, "code needs TCP_INFO, which the subject does not give for this socket");
    }
    TcpInfoVariables.set(info, length, state.variables());
  }

  /** Return the names of the variables that code has before it sets any. */
  static java.util.Set<String> knownNames() {
    return TcpInfoVariables.names();
  }

  /** Set the variables whose values never change. */
  static void setConstants(Variables variables) {
    TcpInfoVariables.setConstants(variables);
  }
}
