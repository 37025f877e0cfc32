package io.faultwire.suites.tcp.builtin.socket;

import io.faultwire.tcp.congestion.CongestionControl;
import io.faultwire.tcp.congestion.LinuxCubic;
import io.faultwire.tcp.congestion.NewReno;
import java.util.function.Supplier;

/** The names that Linux has for congestion controllers that the stack has. */
public final class CongestionControls {
  private static final String CUBIC = "cubic";
  private static final String RENO = "reno";

  private CongestionControls() {}

  /**
   * Return what makes a controller.
   *
   * @throws IllegalArgumentException if the stack has none of the name
   */
  public static Supplier<CongestionControl> named(String name) {
    return switch (name) {
      case CUBIC -> LinuxCubic::new;
      case RENO -> NewReno::new;
      default -> throw new IllegalArgumentException("use " + CUBIC + " or " + RENO);
    };
  }
}
