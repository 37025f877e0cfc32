package io.faultwire.suites.script.command;

/**
 * A setting of the subject's kernel.
 *
 * @param file where it is asked for
 * @param line the line there, from 1
 * @param name such as {@code net.ipv4.tcp_sack}
 * @param value as text, numbers separated by single blanks
 */
public record Setting(String file, int line, String name, String value) {

  @Override
  public String toString() {
    return name + "=" + value;
  }
}
