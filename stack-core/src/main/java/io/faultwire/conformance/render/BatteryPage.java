package io.faultwire.conformance.render;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.faultwire.tls.battery.BatteryResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Write what clients made of the chains of a battery: a table of chains by clients. */
public final class BatteryPage {

  /** The page for people. */
  public static final String PAGE = "certificates.html";

  /** The same table as text. */
  public static final String TEXT = "certificates.txt";

  private static final Template TEMPLATE =
      Mustache.compiler()
          .escapeHTML(true)
          .defaultValue("")
          .zeroIsFalse(true)
          .compile(Resources.text("battery.mustache"));

  private BatteryPage() {}

  /** Write both files into a directory and return the path of the page. */
  public static Path write(List<BatteryResult> results, Path directory) throws IOException {
    Files.createDirectories(directory);
    BatteryView view = BatteryView.of(results);
    Files.writeString(directory.resolve(TEXT), view.text(), StandardCharsets.UTF_8);
    Path page = directory.resolve(PAGE);
    Files.writeString(page, TEMPLATE.execute(new Page(view)), StandardCharsets.UTF_8);
    return page;
  }

  /** What the template's outermost level refers to. */
  record Page(BatteryView battery) {
    String style() {
      return Resources.text("report.css") + Resources.text("battery.css");
    }

    String styleHash() {
      return HtmlReport.hash(style());
    }
  }
}
