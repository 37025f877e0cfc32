package io.faultwire.suites.http1client;

import io.faultwire.http.HttpFields;

/** An answer that the sample client has read. */
record SampleAnswer(
    String version, int status, HttpFields fields, String content, boolean hasEnd) {}
