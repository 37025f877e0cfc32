package io.faultwire.suites.script;

import io.faultwire.junit.ChecksFrom;
import io.faultwire.junit.Evidence;
import io.faultwire.junit.Inconclusive;
import io.faultwire.junit.Target;
import io.faultwire.suites.script.language.ScriptException;
import io.faultwire.suites.script.language.ScriptFile;
import io.faultwire.suites.script.run.ScriptFailure;
import java.io.IOException;

/** One check for each script. A script that is refused says nothing about the subject. */
class ScriptChecks {

  @ChecksFrom(ScriptSource.class)
  void script(ScriptFile file, Target target, Evidence evidence) throws IOException {
    ScriptEvidence seen = new ScriptEvidence(evidence);
    try {
      PacketScript.of(file, target).followedBy(seen::take).run();
    } catch (ScriptFailure failure) {
      seen.failed(failure);
      throw failure;
    } catch (ScriptException refusal) {
      throw new Inconclusive("The script cannot be run: " + refusal.getMessage(), refusal);
    } finally {
      seen.record();
    }
  }
}
