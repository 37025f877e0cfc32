package io.faultwire.suites.script.run;

import io.faultwire.suites.script.call.PreparedCall;
import io.faultwire.suites.script.command.CommandReader;
import io.faultwire.suites.script.command.Setting;
import io.faultwire.suites.script.expression.Program;
import io.faultwire.suites.script.language.Action;
import io.faultwire.suites.script.language.Event;
import io.faultwire.suites.script.language.EventTime;
import io.faultwire.suites.script.language.Script;
import io.faultwire.suites.script.language.Script.Command;
import io.faultwire.suites.script.language.ScriptException;
import io.faultwire.suites.script.language.ScriptFile;
import io.faultwire.suites.script.live.RunOptionReader;
import io.faultwire.suites.script.live.RunOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The steps of a script, each checked as far as that is possible without a subject.
 *
 * @param options what its options say
 * @param settings those of the subject before it is made
 * @param steps one for each event
 * @param cleanUp what its last command does
 */
record PreparedScript(
    RunOptions options, List<Setting> settings, List<Step> steps, CommandStep cleanUp) {

  static PreparedScript of(Script script, ScriptFile file) {
    RunOptions options = RunOptionReader.read(script);
    checkTimes(script);
    CommandReader commands = new CommandReader(file);
    List<Setting> settings = new ArrayList<>();
    for (String path : options.initialCommands()) {
      settings.addAll(commands.settings(1, path));
    }
    for (Command command : script.setUp().stream().toList()) {
      settings.addAll(commands.settings(command.line(), command.text()));
    }
    List<Step> steps = steps(script, commands);
    List<Setting> last = new ArrayList<>();
    for (Command command : script.cleanUp().stream().toList()) {
      last.addAll(commands.settings(command.line(), command.text()));
    }
    return new PreparedScript(
        options, List.copyOf(settings), steps, new CommandStep(List.copyOf(last)));
  }

  private static List<Step> steps(Script script, CommandReader commands) {
    Set<String> variables = CodeStep.knownNames();
    List<Step> steps = new ArrayList<>();
    for (Event event : script.events()) {
      int line = event.line();
      String file = script.file();
      Action action = event.action();
      if (action instanceof Action.Inbound inbound) {
        steps.add(new InboundStep(file, line, inbound.packet()));
      } else if (action instanceof Action.Outbound outbound) {
        steps.add(new OutboundStep(outbound.packet(), outbound.demands()));
      } else if (action instanceof Action.Call call) {
        steps.add(new CallStep(line, PreparedCall.of(file, line, call), call.end()));
      } else if (action instanceof Action.Shell shell) {
        steps.add(new CommandStep(commands.settings(line, shell.text())));
      } else if (action instanceof Action.Code code) {
        steps.add(code(file, line, code.program(), variables));
      }
    }
    return List.copyOf(steps);
  }

  private static Step code(String file, int line, Program program, Set<String> variables) {
    Set<String> missing = program.missing(variables);
    if (!missing.isEmpty()) {
      throw new ScriptException(
          file, line, "code: nothing gives a value to " + String.join(", ", missing));
    }
    return new CodeStep(file, line, program);
  }

  private static void checkTimes(Script script) {
    List<Event> events = script.events();
    if (events.get(0).time().from() != 0) {
      throw new ScriptException(
          script.file(), events.get(0).line(), "the first event is at time 0");
    }
    for (int i = 1; i < events.size(); i++) {
      EventTime before = events.get(i - 1).time();
      EventTime time = events.get(i).time();
      boolean absolute = isAbsolute(before) && isAbsolute(time);
      if (absolute && time.from() < before.from()) {
        throw new ScriptException(
            script.file(), events.get(i).line(), "the time is before that of the event before");
      }
    }
  }

  private static boolean isAbsolute(EventTime time) {
    return !time.isRelative() && time.kind() != EventTime.Kind.ANY;
  }
}
