package io.faultwire.it.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What kernel hosts would leave in this JVM and on this machine if they were not closed.
 *
 * @param descriptors targets of open file descriptors that belong to a kernel host
 * @param threads names of threads that serve one
 * @param children process ids of children that hold a namespace
 * @param devices TAP devices in the machine's own namespace
 */
record Traces(
    List<String> descriptors, List<String> threads, List<Long> children, List<String> devices) {

  static final Traces NONE = new Traces(List.of(), List.of(), List.of(), List.of());

  /** Returns what there is now and was not then. */
  static Traces since(Traces then) {
    Traces now = now();
    return new Traces(
        without(now.descriptors, then.descriptors),
        without(now.threads, then.threads),
        without(now.children, then.children),
        without(now.devices, then.devices));
  }

  private static <T> List<T> without(List<T> all, List<T> known) {
    return all.stream().filter(each -> !known.contains(each)).toList();
  }

  /** Looks at this JVM. */
  static Traces now() {
    return new Traces(
        descriptorsOf(Path.of("/proc/self/fd")),
        Thread.getAllStackTraces().keySet().stream()
            .map(Thread::getName)
            .filter(name -> name.startsWith("faultwire-"))
            .sorted()
            .toList(),
        ProcessHandle.current().children().map(ProcessHandle::pid).sorted().toList(),
        list(Path.of("/sys/class/net")).filter(name -> name.startsWith("faultwire")).toList());
  }

  private static List<String> descriptorsOf(Path directory) {
    TreeSet<String> targets = new TreeSet<>();
    list(directory)
        .forEach(
            number -> {
              try {
                String target = Files.readSymbolicLink(directory.resolve(number)).toString();
                if (target.startsWith("socket:") || target.contains("/net/tun")) {
                  targets.add(number + " " + target);
                }
              } catch (IOException e) {
                // closed since it was listed
              }
            });
    return List.copyOf(targets);
  }

  private static Stream<String> list(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
