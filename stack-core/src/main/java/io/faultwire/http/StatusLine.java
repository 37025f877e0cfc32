package io.faultwire.http;

/** The three parts of a status line. */
record StatusLine(String version, int status, String reason) {}
