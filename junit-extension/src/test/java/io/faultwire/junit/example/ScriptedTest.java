package io.faultwire.junit.example;

import io.faultwire.junit.script.PacketScripts;
import io.faultwire.suites.script.PacketScript;

/** Each packet script of a directory is a test of its own. */
class ScriptedTest {

  @PacketScripts("classpath:/scripts")
  void behavesAsScripted(PacketScript script) {
    script.run();
  }
}
