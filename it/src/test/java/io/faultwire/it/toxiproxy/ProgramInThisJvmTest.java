package io.faultwire.it.toxiproxy;

import io.faultwire.junit.NetworkTest;

@NetworkTest
class ProgramInThisJvmTest extends ProgramOnAHost {}
