package io.faultwire.suites.script;

import io.faultwire.capture.Capture;
import io.faultwire.junit.Inconclusive;
import io.faultwire.junit.Target;
import io.faultwire.suites.script.command.Setting;
import io.faultwire.suites.script.language.ScriptException;
import io.faultwire.suites.script.language.ScriptFile;
import io.faultwire.suites.script.language.ScriptOption;
import io.faultwire.suites.script.run.RunLog;
import io.faultwire.suites.script.run.ScriptFailure;
import io.faultwire.suites.script.run.ScriptRun;
import io.faultwire.suites.tcp.LateTester;
import io.faultwire.suites.tcp.TestBeds;
import io.faultwire.suites.tcp.subject.SubjectSettings;
import io.faultwire.suites.tcp.subject.TestBed;
import io.faultwire.suites.tcp.subject.TestBedProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** One packet script, to be run on a fresh subject each time. */
public final class PacketScript {
  private final ScriptFile file;
  private final Target target;
  private final List<ScriptOption> options;
  private final Consumer<Traces> follower;
  private final AtomicBoolean hasRun;

  private PacketScript(
      ScriptFile file,
      Target target,
      List<ScriptOption> options,
      Consumer<Traces> follower,
      AtomicBoolean hasRun) {
    this.file = file;
    this.target = target;
    this.options = options;
    this.follower = follower;
    this.hasRun = hasRun;
  }

  /**
   * What a run left behind.
   *
   * @param log the packets in the notation of scripts, and what code printed
   * @param capture the frames, if the subject's bed captures them
   */
  public record Traces(RunLog log, Optional<Capture> capture) {}

  /**
   * Take a script.
   *
   * @param file the script
   * @param target says which subject it runs on
   */
  public static PacketScript of(ScriptFile file, Target target) {
    return new PacketScript(file, target, List.of(), traces -> {}, new AtomicBoolean());
  }

  /**
   * Return this script with further options, which go before its own.
   *
   * @param texts such as {@code --mss=1000} or {@code -D WINDOW=5000}
   * @throws IllegalArgumentException if one of them is no option
   */
  public PacketScript with(String... texts) {
    List<ScriptOption> more = new ArrayList<>(options);
    for (String text : texts) {
      more.add(ScriptOption.given(text));
    }
    return new PacketScript(file, target, List.copyOf(more), follower, hasRun);
  }

  /** Return this script with somebody who takes what each run leaves, be it that it fails. */
  public PacketScript followedBy(Consumer<Traces> other) {
    return new PacketScript(file, target, options, other, hasRun);
  }

  /** Return the name, such as {@code close/simultaneous.pkt}. */
  public String name() {
    return file.name();
  }

  /** Tell whether {@link #run} was called on this script or on one that was made from it. */
  public boolean hasRun() {
    return hasRun.get();
  }

  /**
   * Run the script.
   *
   * @throws io.faultwire.suites.script.run.ScriptFailure if the subject does not do what the script
   *     says; the message shows the line and the packets
   * @throws Inconclusive if that may be because this machine was too busy to play the script in
   *     time
   * @throws ScriptException if the script is not understood or asks for something that is not done
   */
  public void run() {
    hasRun.set(true);
    ScriptRun run = ScriptRun.of(file, options);
    TestBedProvider provider = TestBeds.provider(target);
    Map<String, String> settings = settings(run, provider);
    SubjectSettings asked = SubjectSettings.ofScript(run.options().mtu(), settings);
    RunLog log = new RunLog();
    try (TestBed bed = provider.open(target, asked)) {
      try {
        run.run(bed, log);
      } catch (ScriptFailure failure) {
        throw blaming(failure, bed);
      } finally {
        follower.accept(new Traces(log, bed.capture()));
      }
    }
  }

  private static RuntimeException blaming(ScriptFailure failure, TestBed bed) {
    if (LateTester.excuse(failure, bed.wire()) instanceof Inconclusive tooLate) {
      return tooLate;
    }
    throw failure;
  }

  private static Map<String, String> settings(ScriptRun run, TestBedProvider provider) {
    Map<String, String> values = new TreeMap<>();
    run.settings().forEach(setting -> values.put(setting.name(), setting.value()));
    Map<String, String> refused = provider.refusedSettings(values);
    for (Setting setting : run.settings()) {
      String reason = refused.get(setting.name());
      if (reason != null) {
        throw new ScriptException(
            setting.file(), setting.line(), "sysctl " + setting + ": " + reason);
      }
    }
    return values;
  }

  @Override
  public String toString() {
    return name();
  }
}
