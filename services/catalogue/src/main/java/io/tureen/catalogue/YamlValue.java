package io.tureen.catalogue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A value in a catalogue file, which knows where it stands.
 *
 * @param path the keys that lead to it, for example {@code event_types.review.fields.stars.min}
 * @param line where its key is, or where it is itself when it has none
 */
record YamlValue(String source, String path, int line, Node node) {

  /** More digits than any number in a catalogue has. */
  private static final int MAX_NUMBER_LENGTH = 64;

  CatalogueException error(CatalogueErrorCode code, String reason) {
    return new CatalogueException(
        code, source, line, path.isEmpty() ? reason : path + ": " + reason);
  }

  YamlMap map() {
    if (!(node instanceof MappingNode mapping)) {
      throw wrongType("a map (key: value)");
    }
    Map<String, YamlValue> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      int keyLine = line(tuple.getKeyNode());
      YamlValue keyValue = new YamlValue(source, path, keyLine, tuple.getKeyNode());
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw keyValue.error(CatalogueErrorCode.WRONG_TYPE, "a key must be a word.");
      }
      String name = key.getValue();
      String entryPath = (path.isEmpty() ? "" : path + ".") + Quoted.printable(name, 80);
      YamlValue entry = new YamlValue(source, entryPath, keyLine, tuple.getValueNode());
      YamlValue earlier = entries.putIfAbsent(name, entry);
      if (earlier != null) {
        throw entry.error(
            CatalogueErrorCode.DUPLICATE_KEY,
            "it is already in line " + earlier.line + ". Remove or rename one of the two.");
      }
    }
    return new YamlMap(this, entries);
  }

  List<YamlValue> list() {
    if (!(node instanceof SequenceNode sequence)) {
      throw wrongType("a list");
    }
    List<YamlValue> items = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      items.add(new YamlValue(source, path + "[" + items.size() + "]", line(item), item));
    }
    return items;
  }

  String text() {
    return scalar(Tag.STR, "a text; put it in quotes if it looks like something else");
  }

  boolean flag() {
    return scalar(Tag.BOOL, "true or false").equalsIgnoreCase("true");
  }

  long wholeNumber(long min, long max) {
    BigDecimal number = number(scalar(Tag.INT, "a whole number"));
    requireRange(number, BigDecimal.valueOf(min), BigDecimal.valueOf(max));
    return number.longValueExact();
  }

  /** A decimal number of exactly that scale, between min and max. */
  BigDecimal decimal(int scale, BigDecimal min, BigDecimal max) {
    BigDecimal number = number();
    requireRange(number, min, max);
    // Within the range there are few digits before the point, and the length bounds those after it,
    // but for an exponent.
    boolean exact = number.signum() == 0 || number.stripTrailingZeros().scale() <= scale;
    if (!exact) {
      throw error(
          CatalogueErrorCode.BAD_RANGE,
          Quoted.of(word()) + " has more than " + scale + " digits after the point.");
    }
    return number.signum() == 0 ? BigDecimal.ZERO.setScale(scale) : number.setScale(scale);
  }

  double floatingPoint(double min, double max) {
    BigDecimal number = number();
    requireRange(number, new BigDecimal(min), new BigDecimal(max));
    return number.doubleValue();
  }

  /** The scalar as it is written. */
  String word() {
    return ((ScalarNode) node).getValue();
  }

  private BigDecimal number() {
    boolean whole = node.getTag().equals(Tag.INT);
    return number(scalar(whole ? Tag.INT : Tag.FLOAT, "a number"));
  }

  private BigDecimal number(String word) {
    try {
      if (word.length() <= MAX_NUMBER_LENGTH) {
        return new BigDecimal(word);
      }
    } catch (NumberFormatException e) {
      // .inf, .nan and the like: said below
    }
    throw wrongType("a plain decimal number");
  }

  private void requireRange(BigDecimal number, BigDecimal min, BigDecimal max) {
    if (number.compareTo(min) < 0 || number.compareTo(max) > 0) {
      throw error(
          CatalogueErrorCode.BAD_RANGE, word() + " is not between " + min + " and " + max + ".");
    }
  }

  private String scalar(Tag tag, String expected) {
    if (!(node instanceof ScalarNode scalar) || !scalar.getTag().equals(tag)) {
      throw wrongType(expected);
    }
    return scalar.getValue();
  }

  private CatalogueException wrongType(String expected) {
    return error(
        CatalogueErrorCode.WRONG_TYPE, "this must be " + expected + ", and is " + kind() + ".");
  }

  private String kind() {
    if (node instanceof ScalarNode scalar) {
      return scalar.getTag().equals(Tag.NULL) ? "nothing" : Quoted.of(scalar.getValue());
    }
    return node instanceof MappingNode ? "a map" : "a list";
  }

  private static int line(Node node) {
    return node.getStartMark().map(YamlDocument::line).orElse(0);
  }
}
