package io.faultwire.it.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Volume;
import io.faultwire.engine.Network;
import io.faultwire.engine.worker.Worker;
import io.faultwire.it.machine.Need;
import io.faultwire.it.machine.Requires;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.output.WaitingConsumer;

/** A host that lives in a container, in a worker that was started there by the command. */
@Requires({Need.TOXIPROXY, Need.DOCKER})
class WorkerInContainerIT {
  private static final String NAME = "contained";
  private static final String PROPERTY = "faultwire.worker." + NAME;
  private static final String LISTENS = "faultwire worker listens on ";

  @Test
  void aNetworkSpansThisJvmAndAContainer() throws Exception {
    try (GenericContainer<?> container =
        new GenericContainer<>("ghcr.io/shopify/toxiproxy:2.12.0")) {
      WaitingConsumer output = new WaitingConsumer();
      container
          .withNetworkMode("host")
          .withCreateContainerCmdModifier(
              create -> {
                create.withEntrypoint(command());
                create.getHostConfig().withBinds(filesOfThisMachine());
              })
          .withLogConsumer(output)
          .start();
      output.waitUntil(line -> line.getUtf8String().startsWith(LISTENS));
      String address =
          container.getLogs().lines().findFirst().orElseThrow().substring(LISTENS.length());
      System.setProperty(PROPERTY, address);
      try (Network network = WorkerUser.open(NAME, EchoProgram.class)) {
        long inContainer = WorkerUser.process(network);
        assertThat(inContainer).as("the only process of its container").isEqualTo(1);
      } finally {
        System.clearProperty(PROPERTY);
      }
    }
  }

  private static List<String> command() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        System.getProperty("java.class.path"),
        Worker.class.getName(),
        "127.0.0.1:0");
  }

  /** The image has no JVM, so the container sees that of this machine, and the class path. */
  private static List<Bind> filesOfThisMachine() {
    Stream<Path> classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of);
    Stream<Path> system = Stream.of("/usr", "/lib", "/lib64", "/etc").map(Path::of);
    Stream<Path> jvm = Stream.of(Path.of(System.getProperty("java.home")));
    return Stream.of(system, jvm, classPath)
        .flatMap(paths -> paths)
        .filter(Files::exists)
        .map(Path::toString)
        .map(path -> new Bind(path, new Volume(path), AccessMode.ro))
        .toList();
  }
}
