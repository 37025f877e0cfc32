package io.faultwire.suites.script.run;

import io.faultwire.suites.script.command.Setting;
import io.faultwire.suites.script.language.ScriptException;
import java.util.List;
import java.util.Optional;

/** A shell command, which changes settings. */
final class CommandStep implements Step {
  private final List<Setting> settings;

  CommandStep(List<Setting> settings) {
    this.settings = settings;
  }

  @Override
  public void run(RunState state, Due due) {
    state.await("the command", due);
    apply(state);
  }

  /** Change the settings now. */
  void apply(RunState state) {
    for (Setting setting : settings) {
      Optional<String> refusal = state.bed().changeSetting(setting.name(), setting.value());
      if (refusal.isPresent()) {
        throw new ScriptException(
            setting.file(), setting.line(), "sysctl " + setting + ": " + refusal.get());
      }
    }
  }
}
