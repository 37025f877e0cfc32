package io.faultwire.junit.runner.sample;

record Planet(String name) {}
