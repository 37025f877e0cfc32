package io.faultwire.conformance.render;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.faultwire.conformance.ConformanceReport;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Write a report as one HTML page that needs nothing else.
 *
 * <p>The page's own content security policy forbids every network access and every script but its
 * own, so that nothing that a target answered can act in the reader's browser.
 */
final class HtmlReport {

  private static final String STYLE = Resources.text("report.css");
  private static final String SCRIPT = Resources.text("report.js");
  private static final Template TEMPLATE =
      Mustache.compiler()
          .escapeHTML(true)
          .defaultValue("")
          .compile(Resources.text("report.mustache"));

  private HtmlReport() {}

  static String render(ConformanceReport report) {
    return TEMPLATE.execute(new Page(ReportView.of(report), STYLE, SCRIPT));
  }

  /** What the template's outermost level refers to. */
  record Page(ReportView report, String style, String script) {

    String styleHash() {
      return hash(style);
    }

    String scriptHash() {
      return hash(script);
    }
  }

  /** Return the hash by which a content security policy permits a text. */
  static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
