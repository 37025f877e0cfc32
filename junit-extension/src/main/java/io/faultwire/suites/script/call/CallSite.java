package io.faultwire.suites.script.call;

import io.faultwire.suites.script.language.ScriptException;

/**
 * Where a call stands.
 *
 * @param file the script
 * @param line the line
 * @param name the call's name
 */
record CallSite(String file, int line, String name) {

  ScriptException refuse(String reason) {
    return new ScriptException(file, line, name + "(): " + reason);
  }
}
