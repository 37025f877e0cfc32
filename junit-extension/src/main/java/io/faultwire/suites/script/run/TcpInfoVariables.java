package io.faultwire.suites.script.run;

import io.faultwire.suites.script.expression.Variables;
import io.faultwire.suites.tcp.abi.TcpInfoField;
import java.math.BigInteger;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The variables of code: the fields of {@code struct tcp_info}, and names of their values. */
final class TcpInfoVariables {
  /** The octet that holds both window scales, and the one with a bit about rate samples. */
  private static final int SCALES = 6;

  private static final int RATES = 7;

  private static final Map<String, Integer> CONSTANTS = new TreeMap<>();

  static {
    String[] states = {
      "ESTABLISHED",
      "SYN_SENT",
      "SYN_RECV",
      "FIN_WAIT1",
      "FIN_WAIT2",
      "TIME_WAIT",
      "CLOSE",
      "CLOSE_WAIT",
      "LAST_ACK",
      "LISTEN",
      "CLOSING"
    };
    for (int i = 0; i < states.length; i++) {
      CONSTANTS.put("TCP_" + states[i], i + 1);
    }
    String[] phases = {"Open", "Disorder", "CWR", "Recovery", "Loss"};
    for (int i = 0; i < phases.length; i++) {
      CONSTANTS.put("TCP_CA_" + phases[i], i);
    }
    String[] options = {
      "TIMESTAMPS", "SACK", "WSCALE", "ECN", "ECN_SEEN", "SYN_DATA", "USEC_TS", "TFO_CHILD"
    };
    for (int i = 0; i < options.length; i++) {
      CONSTANTS.put("TCPI_OPT_" + options[i], 1 << i);
    }
  }

  private TcpInfoVariables() {}

  static Set<String> names() {
    Set<String> names = new TreeSet<>(CONSTANTS.keySet());
    for (TcpInfoField field : TcpInfoField.values()) {
      names.add(field.fieldName());
    }
    names.addAll(Set.of("tcpi_snd_wscale", "tcpi_rcv_wscale", "tcpi_delivery_rate_app_limited"));
    return names;
  }

  static void setConstants(Variables variables) {
    CONSTANTS.forEach((name, value) -> variables.set(name, BigInteger.valueOf(value)));
  }

  /** Set the fields that a structure of a length has. */
  static void set(byte[] structure, int length, Variables variables) {
    for (TcpInfoField field : TcpInfoField.values()) {
      if (field.isWithin(length)) {
        variables.set(field.fieldName(), field.read(structure));
      }
    }
    variables.set("tcpi_snd_wscale", BigInteger.valueOf(structure[SCALES] & 0xF));
    variables.set("tcpi_rcv_wscale", BigInteger.valueOf((structure[SCALES] >> 4) & 0xF));
    variables.set("tcpi_delivery_rate_app_limited", BigInteger.valueOf(structure[RATES] & 1));
  }
}
