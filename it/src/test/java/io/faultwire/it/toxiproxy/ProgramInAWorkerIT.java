package io.faultwire.it.toxiproxy;

import io.faultwire.it.machine.Need;
import io.faultwire.it.machine.Requires;
import io.faultwire.junit.NetworkEngine;
import io.faultwire.junit.NetworkTest;

@NetworkTest(engine = NetworkEngine.TOXIPROXY)
@Requires(Need.TOXIPROXY)
class ProgramInAWorkerIT extends ProgramOnAHost {}
