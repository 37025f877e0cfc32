package io.faultwire.capture.layer;

import java.util.HexFormat;
import java.util.List;

/** One header of a frame, or the data that no header of ours describes. */
public final class Layer {
  private final LayerModel model;
  private final int number;
  private final String protocol;
  private final int offset;
  private final byte[] bytes;
  private final List<LayerField> fields;

  Layer(
      LayerModel model,
      int number,
      String protocol,
      int offset,
      byte[] bytes,
      List<LayerField> fields) {
    this.model = model;
    this.number = number;
    this.protocol = protocol;
    this.offset = offset;
    this.bytes = bytes;
    this.fields = List.copyOf(fields);
  }

  /** Returns the layer's number in its model, from 1. */
  public int number() {
    return number;
  }

  /** Returns the layer's name in its model, such as {@code Transport}. */
  public String name() {
    return model.nameOf(number);
  }

  /** Returns the protocol, such as {@code TCP}. */
  public String protocol() {
    return protocol;
  }

  /** Returns where in the frame it begins, in octets. */
  public int offset() {
    return offset;
  }

  /** Returns how many octets belong to it. */
  public int length() {
    return bytes.length;
  }

  /** Tells whether an octet of the frame belongs to this layer. */
  public boolean contains(int octet) {
    return octet >= offset && octet < offset + bytes.length;
  }

  /** Returns a copy of its octets: the header alone, not what it carries. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Returns the fields of the header in the order of the standard. */
  public List<LayerField> fields() {
    return fields;
  }

  /**
   * Returns the value of a field.
   *
   * @throws IllegalArgumentException if there is none of that name; the message lists those that
   *     there are
   */
  public String field(String name) {
    for (LayerField field : fields) {
      if (field.name().equals(name)) {
        return field.value();
      }
    }
    List<String> names = fields.stream().map(LayerField::name).toList();
    throw new IllegalArgumentException(protocol + " has no field '" + name + "', only " + names);
  }

  /** Returns its octets in hexadecimal. */
  public String hex() {
    return HexFormat.ofDelimiter(" ").formatHex(bytes);
  }

  @Override
  public String toString() {
    return number + " " + name() + ": " + protocol + " " + fields;
  }
}
