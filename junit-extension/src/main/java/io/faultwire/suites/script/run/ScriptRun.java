package io.faultwire.suites.script.run;

import io.faultwire.suites.script.command.Setting;
import io.faultwire.suites.script.language.Event;
import io.faultwire.suites.script.language.Script;
import io.faultwire.suites.script.language.ScriptException;
import io.faultwire.suites.script.language.ScriptFile;
import io.faultwire.suites.script.language.ScriptOption;
import io.faultwire.suites.script.live.Descriptor;
import io.faultwire.suites.script.live.Mismatch;
import io.faultwire.suites.script.live.RunOptions;
import io.faultwire.suites.tcp.subject.SocketCalls;
import io.faultwire.suites.tcp.subject.TestBed;
import java.util.List;

/** A script that was checked and can run once. */
public final class ScriptRun {
  private final Script script;
  private final PreparedScript prepared;

  private ScriptRun(Script script, PreparedScript prepared) {
    this.script = script;
    this.prepared = prepared;
  }

  /**
   * Read and check a script.
   *
   * @param file the script
   * @param given options of whoever runs it
   * @throws ScriptException if it is not understood, or asks for something that is not done
   */
  public static ScriptRun of(ScriptFile file, List<ScriptOption> given) {
    Script script = Script.parse(file.name(), file.text(), given);
    return new ScriptRun(script, PreparedScript.of(script, file));
  }

  /** Return the settings that the subject must have before it is made. */
  public List<Setting> settings() {
    return prepared.settings();
  }

  /** Return what the options of the script say. */
  public RunOptions options() {
    return prepared.options();
  }

  /**
   * Run the script on a subject that has its {@link #settings}.
   *
   * @param log takes what happens, be it that the script fails
   * @throws ScriptFailure if the subject does not do what the script says
   * @throws ScriptException if the script asks for something that this subject does not do
   */
  public void run(TestBed bed, RunLog log) {
    SocketCalls sockets = bed.sockets();
    checkMtu(bed);
    RunState state = new RunState(bed, sockets, prepared.options(), log);
    CodeStep.setConstants(state.variables());
    List<Event> events = script.events();
    int line = 0;
    try {
      for (int i = 0; i < events.size(); i++) {
        line = events.get(i).line();
        Due due = state.schedule().next(events.get(i), state.timeline().now());
        prepared.steps().get(i).run(state, due);
      }
      state.pending().requireNone();
      prepared.cleanUp().apply(state);
    } catch (StepFailed failed) {
      state.timeline().letArrive();
      throw failure(bed, failed.line(), failed.mismatch(), log);
    } catch (Mismatch mismatch) {
      state.timeline().letArrive();
      throw failure(bed, line, mismatch, log);
    } finally {
      for (Descriptor open : state.calls().descriptors().all()) {
        sockets.close(open.live());
      }
    }
  }

  private ScriptFailure failure(TestBed bed, int line, Mismatch mismatch, RunLog log) {
    return FailureText.of(script, line, mismatch, log, bed.capture());
  }

  private void checkMtu(TestBed bed) {
    int wanted = prepared.options().mtu().orElse(bed.wire().mtu());
    if (wanted != bed.wire().mtu()) {
      throw new ScriptException(
          script.file(),
          0,
          "the wire to the subject carries packets of "
              + bed.wire().mtu()
              + " octets, not --mtu="
              + wanted);
    }
  }
}
