package io.faultwire.suites.http1;

import io.faultwire.http.OctetText;

/** A content that a POST may carry. */
enum ContentKind {
  FORM("of a form", Site.FORM, "faultwire=a%20b+c&x="),
  TEXT("of text", "text/plain; charset=utf-8", "f\\xc3\\xa4ultwire"),
  JSON("of JSON", "application/json", "{\"faultwire\":[1,null]}"),
  XML("of XML", "application/xml", "<faultwire/>"),
  MULTIPART(
      "of several parts",
      "multipart/form-data; boundary=faultwire",
      "--faultwire\\r\\nContent-Disposition: form-data; name=\"faultwire\"\\r\\n\\r\\n1\\r\\n--faultwire--\\r\\n"),
  OCTETS("of octets", "application/octet-stream", "\\0\\r\\n\\r\\n\\xff\\x1a\\x7f"),
  UNKNOWN("of an unknown type", "application/x-faultwire", "faultwire"),
  MALFORMED("whose type is no type", "faultwire", "faultwire"),
  UNTYPED("without a type", "", "faultwire");

  private final String words;
  private final String type;
  private final String content;

  ContentKind(String words, String type, String content) {
    this.words = words;
    this.type = type;
    this.content = content;
  }

  String words() {
    return words;
  }

  byte[] request(Site site) {
    var request = site.to("POST", site.postTarget());
    if (!type.isEmpty()) {
      request.field("Content-Type", type);
    }
    return request.withContent(OctetText.octets(content));
  }
}
