/** Tests of the extension, most of them by running small test classes inside of a test. */
@NullMarked
package io.faultwire.junit;

import org.jspecify.annotations.NullMarked;
