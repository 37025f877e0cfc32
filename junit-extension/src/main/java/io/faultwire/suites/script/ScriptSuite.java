package io.faultwire.suites.script;

import io.faultwire.conformance.TargetInfo;
import io.faultwire.conformance.TargetKind;
import io.faultwire.junit.ConformanceSuite;
import io.faultwire.junit.Target;
import io.faultwire.suites.tcp.TestBeds;
import io.faultwire.suites.tcp.builtin.BuiltInStack;
import io.faultwire.suites.tcp.subject.SubjectSettings;
import java.util.List;
import java.util.Set;

/** Runs the packet scripts of a directory, each as a check of its own. */
public final class ScriptSuite implements ConformanceSuite {
  /** The option that says where the scripts are, as {@link ScriptFiles} reads it. */
  public static final String SCRIPTS = "scripts";

  /**
   * Few, since scripts are exact to milliseconds and must not keep each other from the processor.
   */
  private static final int SCRIPTS_THAT_WAIT = 4;

  @Override
  public String name() {
    return "scripts";
  }

  @Override
  public String title() {
    return "Packet scripts";
  }

  @Override
  public TargetKind needs() {
    return TargetKind.BUILT_IN_STACK;
  }

  @Override
  public Set<String> options() {
    return Set.of(SCRIPTS, TestBeds.SUBJECT, BuiltInStack.DEFECT);
  }

  @Override
  public int parallelism(Target target) {
    return TestBeds.areInRealTime(target) ? SCRIPTS_THAT_WAIT : 1;
  }

  @Override
  public TargetInfo describe(Target target) {
    return TestBeds.describe(target);
  }

  @Override
  public List<Class<?>> checks() {
    return List.of(ScriptChecks.class);
  }

  /** Open a subject: without one, no script can run. */
  @Override
  public void sanity(Target target) {
    TestBeds.provider(target).open(target, SubjectSettings.NONE).close();
  }
}
