package io.faultwire.capture.layer;

/** The two ways in which layers are counted. */
public enum LayerModel {
  /** The seven layers of ISO/IEC 7498-1. */
  OSI("Physical", "Data link", "Network", "Transport", "Session", "Presentation", "Application"),
  /** The four layers of RFC 1122 section 1.1.3. */
  TCP_IP("Link", "Internet", "Transport", "Application");

  private final String[] names;

  LayerModel(String... names) {
    this.names = names;
  }

  /** Returns the number of layers. */
  public int size() {
    return names.length;
  }

  /**
   * Returns the name of a layer.
   *
   * @param number from 1, the lowest
   */
  public String nameOf(int number) {
    return names[number - 1];
  }
}
