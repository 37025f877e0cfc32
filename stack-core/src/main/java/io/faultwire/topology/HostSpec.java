package io.faultwire.topology;

import io.faultwire.tcp.TcpOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A declared host.
 *
 * @param name unique in its network
 * @param interfaces one for each link that it is plugged into, in the order of the links
 * @param tcp the switches of its TCP
 * @param forwards the ports that lead to real servers; empty unless the host is a gateway
 * @param program what runs on it from the beginning; null for nothing
 */
public record HostSpec(
    String name,
    List<InterfaceSpec> interfaces,
    TcpOptions tcp,
    List<Forward> forwards,
    @Nullable Class<?> program) {
  public HostSpec {
    interfaces = List.copyOf(interfaces);
    forwards = List.copyOf(forwards);
  }
}
