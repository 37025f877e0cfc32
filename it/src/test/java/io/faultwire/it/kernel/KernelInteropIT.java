package io.faultwire.it.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.faultwire.it.machine.Need;
import io.faultwire.it.machine.Requires;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The modelled stack and the Linux kernel send each other many octets over links that harm them,
 * each of the two as client and as server. Cells that mostly wait all run at the same time, the
 * others a few at a time.
 *
 * <p>{@code -Dfaultwire.interop.octets=20000000} sets how many octets each end sends in every cell,
 * {@code -Dfaultwire.interop.cells=rate} runs those alone whose name contains that.
 */
@Tag("any-jdk")
@Timeout(value = 12, unit = TimeUnit.HOURS)
@Requires(Need.KERNEL)
class KernelInteropIT {
  private static final int OCTETS = Integer.getInteger("faultwire.interop.octets", 0);
  private static final String CELLS = System.getProperty("faultwire.interop.cells", "");

  /** Longer than the slowest cell takes on a slow machine; octets that are asked for may take. */
  private static final Duration PATIENCE =
      OCTETS == 0 ? Duration.ofMinutes(4) : Duration.ofHours(11);

  private static final Map<InteropCell, Future<Void>> RUNS = new LinkedHashMap<>();
  private static Traces before = Traces.NONE;

  static Set<InteropCell> cells() {
    if (RUNS.isEmpty()) {
      fail("no cell is named like faultwire.interop.cells=" + CELLS);
    }
    return RUNS.keySet();
  }

  @BeforeAll
  static void startAll() {
    before = Traces.now();
    List<InteropCell> cells = new ArrayList<>();
    for (Harm harm : Harm.values()) {
      int octets = OCTETS == 0 ? harm.octets : OCTETS;
      cells.add(new InteropCell(harm, octets, true));
      cells.add(new InteropCell(harm, octets, false));
    }
    cells.removeIf(cell -> !cell.toString().contains(CELLS));
    ExecutorService waiting = Executors.newCachedThreadPool();
    ExecutorService busy = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    for (InteropCell cell : cells) {
      RUNS.put(cell, (cell.harm.mostlyWaits() ? waiting : busy).submit(cell));
    }
    waiting.shutdown();
    busy.shutdown();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cells")
  void bothGetAllOctetsAndPartInOrder(InteropCell cell) throws Exception {
    Future<Void> run = RUNS.get(cell);
    try {
      run.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      fail("no end after " + PATIENCE + "\n" + cell.abandon());
    } catch (ExecutionException e) {
      throw new AssertionError(cell + ": " + e.getCause().getMessage(), e.getCause());
    }
  }

  @AfterAll
  static void nothingIsLeft() {
    RUNS.clear();
    assertThat(Traces.since(before)).as("left behind by the cells").isEqualTo(Traces.NONE);
  }
}
