package io.faultwire.conformance;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Say what was tested.
 *
 * @param name the name that the user gave, or the address
 * @param kind what sort of thing it is
 * @param address the URL, or null for a stack
 */
public record TargetInfo(String name, TargetKind kind, @Nullable String address) {

  /** Faultwire's own stack, on a simulated network. */
  public static final TargetInfo BUILT_IN_STACK =
      new TargetInfo(TargetKind.BUILT_IN_STACK.label(), TargetKind.BUILT_IN_STACK, null);

  public TargetInfo {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(kind, "kind");
  }

  /** Return the name, followed by the address where that says more. */
  @Override
  public String toString() {
    return address == null || address.equals(name) ? name : name + " (" + address + ")";
  }
}
