/** Tests that read as documentation: what a user of the extension writes. */
@NullMarked
package io.faultwire.junit.example;

import org.jspecify.annotations.NullMarked;
