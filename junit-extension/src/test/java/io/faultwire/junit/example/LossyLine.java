package io.faultwire.junit.example;

import io.faultwire.junit.Host;
import io.faultwire.junit.Link;
import io.faultwire.junit.NetworkTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A network of one's own, to be reused by its name. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@NetworkTest
@Host("phone")
@Host("server")
@Link(
    between = {"phone", "server"},
    latencyMillis = 50,
    jitterMillis = 10)
@interface LossyLine {}
