package io.faultwire.engine.toxiproxy.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ProxyNamesTest {
  @Test
  void noNameIsGivenTwice() {
    assertThat(ProxyNames.next("db")).isNotEqualTo(ProxyNames.next("db")).endsWith("-db");
  }

  @Test
  void aNameIsFitForAPath() {
    assertThat(ProxyNames.next("my db/1")).endsWith("-my_db_1").matches("[A-Za-z0-9._-]+");
  }

  @Test
  void aNameOfThisProcessIsNotLeftOver() {
    assertThat(ProxyNames.isLeftOver(ProxyNames.next("db"))).isFalse();
  }

  @Test
  void aNameOfAProcessThatHasEndedIsLeftOver() throws IOException, InterruptedException {
    Process ended = new ProcessBuilder(java(), "-version").start();
    ended.waitFor();
    assertThat(ProxyNames.isLeftOver(nameOf(Place.id(), ended.pid() + ""))).isTrue();
  }

  @Test
  void aNameOfAnEarlierProcessOfTheSameIdIsLeftOver() {
    String own = Long.toString(ProcessHandle.current().pid());
    assertThat(ProxyNames.isLeftOver(nameOf(Place.id(), own))).isTrue();
  }

  @Test
  void whatOthersNamedIsNotOurs() {
    assertThat(ProxyNames.isLeftOver("mysql")).isFalse();
    assertThat(ProxyNames.isLeftOver(nameOf("elsewhere", "1"))).isFalse();
    assertThat(ProxyNames.isLeftOver(nameOf(Place.id(), "x"))).isFalse();
  }

  private static String nameOf(String place, String pid) {
    return "faultwire-" + place + "-" + pid + "-start-1-db";
  }

  private static String java() {
    return ProcessHandle.current().info().command().orElse("java");
  }
}
