@NullMarked
package io.faultwire.http;

import org.jspecify.annotations.NullMarked;
