package io.faultwire.suites.http1;

import io.faultwire.http.HttpFields;
import java.util.Optional;

/**
 * A request that was read whole, but perhaps for its content.
 *
 * @param method the method
 * @param target the target in origin form, or an asterisk
 * @param version the version
 * @param fields the fields
 * @param mustClose whether its framing is such that the connection must end
 */
record Request(String method, String target, String version, HttpFields fields, boolean mustClose) {

  boolean isOfHttp10() {
    return version.equals("HTTP/1.0");
  }

  String path() {
    return target.split("\\?", 2)[0];
  }

  String query() {
    int mark = target.indexOf('?');
    return mark < 0 ? "" : target.substring(mark + 1);
  }

  Optional<String> field(String name) {
    return fields.value(name);
  }
}
