package io.faultwire.it.toxiproxy;

import io.faultwire.junit.NetworkEngine;
import io.faultwire.junit.NetworkTest;

@NetworkTest(engine = NetworkEngine.SIMULATION)
class OrderingInSimulationTest extends OrderingAndHandshake {}
