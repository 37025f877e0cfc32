package io.faultwire.conformance.render;

import io.faultwire.conformance.CheckResult;
import io.faultwire.conformance.Outcome;
import io.faultwire.conformance.SuiteResult;
import java.io.StringWriter;
import java.math.BigDecimal;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * Write a suite's results as JUnit XML, the format that CI servers read.
 *
 * <p>The format knows fewer outcomes: FAIL and UNEXPECTED_PASS are failures, INCONCLUSIVE is an
 * error, PASS is a pass, and everything else is skipped with its reason, since only PASS counts as
 * one.
 */
final class JunitXml {

  private final XMLStreamWriter xml;

  private JunitXml(XMLStreamWriter xml) {
    this.xml = xml;
  }

  static String render(SuiteResult suite, String seed) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      new JunitXml(xml).write(suite, seed);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("Writing XML to memory failed", e);
    }
    return text + "\n";
  }

  private void write(SuiteResult suite, String seed) throws XMLStreamException {
    boolean broken = suite.error() != null;
    long errors = suite.count(Outcome.INCONCLUSIVE) + (broken ? 1 : 0);
    long failures = suite.count(Outcome.FAIL) + suite.count(Outcome.UNEXPECTED_PASS);
    long passed = suite.count(Outcome.PASS);
    long tests = (long) suite.results().size() + (broken ? 1 : 0);
    xml.writeStartDocument("UTF-8", "1.0");
    newline(0);
    xml.writeStartElement("testsuite");
    attribute("name", "faultwire." + suite.suite());
    attribute("tests", Long.toString(tests));
    attribute("failures", Long.toString(failures));
    attribute("errors", Long.toString(errors));
    attribute("skipped", Long.toString(tests - failures - errors - passed));
    newline(1);
    xml.writeStartElement("properties");
    property("faultwire.target", suite.target().toString());
    property("faultwire.seed", seed);
    newline(1);
    xml.writeEndElement();
    if (broken) {
      start(suite, "sanity", null);
      problem("error", "The target was not tested", suite.error());
      end();
    }
    for (CheckResult result : suite.results()) {
      write(suite, result);
    }
    newline(0);
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void write(SuiteResult suite, CheckResult result) throws XMLStreamException {
    start(suite, result.check().id(), result.durationMillis());
    String why = String.valueOf(result.message());
    String label = result.outcome().name();
    switch (result.outcome()) {
      case PASS -> {}
      case FAIL, UNEXPECTED_PASS -> problem("failure", label, details(result, why));
      case INCONCLUSIVE -> problem("error", label, details(result, why));
      case WARN, KNOWN_FAILURE, NOT_APPLICABLE, NOT_TESTABLE -> {
        newline(2);
        xml.writeEmptyElement("skipped");
        attribute("message", label + ": " + why.replaceAll("\\s+", " "));
      }
    }
    end();
  }

  private static String details(CheckResult result, String why) {
    StringBuilder text = new StringBuilder();
    text.append(result.check().title()).append('\n');
    text.append(result.check().clause()).append(' ').append(result.check().level().keyword());
    text.append("\n\n").append(why);
    if (result.replay() != null) {
      text.append("\n\nReplay: ").append(result.replay());
    }
    return text.toString();
  }

  private void start(SuiteResult suite, String name, @Nullable Long millis)
      throws XMLStreamException {
    newline(1);
    xml.writeStartElement("testcase");
    attribute("classname", "faultwire." + suite.suite());
    attribute("name", name);
    attribute("time", millis == null ? "0" : BigDecimal.valueOf(millis, 3).toPlainString());
  }

  private void problem(String element, String type, @Nullable String text)
      throws XMLStreamException {
    String why = String.valueOf(text);
    newline(2);
    xml.writeStartElement(element);
    attribute("type", type);
    attribute("message", why.lines().findFirst().orElse(""));
    xml.writeCharacters(legal(why));
    xml.writeEndElement();
  }

  private void end() throws XMLStreamException {
    newline(1);
    xml.writeEndElement();
  }

  private void property(String name, String value) throws XMLStreamException {
    newline(2);
    xml.writeEmptyElement("property");
    attribute("name", name);
    attribute("value", value);
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, legal(value));
  }

  private void newline(int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }

  /** Replace what XML 1.0 cannot hold at all (its section 2.2). */
  private static String legal(String text) {
    StringBuilder legal = new StringBuilder(text.length());
    text.codePoints().map(c -> isLegal(c) ? c : 0xFFFD).forEach(legal::appendCodePoint);
    return legal.toString();
  }

  private static boolean isLegal(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
