package io.tureen.traffic;

import io.tureen.catalogue.Quoted;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A value of a YAML document, read strictly: what is not as it should be is a {@link
 * TrafficException} with the line.
 *
 * @param path where it stands, in the words of the file
 */
record YamlValue(String source, String path, Node node) {

  /** The whole document. */
  static YamlValue document(String source, String yaml) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(source)
            .setUseMarks(true)
            .setMaxAliasesForCollections(0)
            .build();
    try {
      Optional<Node> document = new Compose(settings).composeString(yaml);
      if (document.isEmpty()) {
        throw new TrafficException(
            TrafficErrorCode.NOT_YAML,
            source,
            0,
            "the file is empty. docs/load.md shows what goes in.");
      }
      return new YamlValue(source, "the file", document.get());
    } catch (MarkedYamlEngineException e) {
      throw new TrafficException(
          TrafficErrorCode.NOT_YAML,
          source,
          e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0),
          "this is not YAML: " + e.getProblem() + ".");
    } catch (YamlEngineException e) {
      throw new TrafficException(
          TrafficErrorCode.NOT_YAML,
          source,
          0,
          "this is not one YAML document: " + e.getMessage() + ".");
    }
  }

  /** The line, counted from 1. */
  int line() {
    return node.getStartMark().map(Mark::getLine).orElse(-1) + 1;
  }

  TrafficException error(TrafficErrorCode code, String reason) {
    return new TrafficException(code, source, line(), reason);
  }

  YamlMap map() {
    if (node instanceof MappingNode mapping) {
      return YamlMap.of(this, mapping);
    }
    throw wrongType("a map of keys and values");
  }

  List<YamlValue> list() {
    if (!(node instanceof SequenceNode sequence)) {
      throw wrongType("a list");
    }
    if (sequence.getValue().isEmpty()) {
      throw error(TrafficErrorCode.OUT_OF_RANGE, path + " has nothing in it.");
    }
    return sequence.getValue().stream()
        .map(item -> new YamlValue(source, "each of " + path, item))
        .toList();
  }

  /** A word or words, not empty. */
  String text() {
    if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return scalar.getValue();
    }
    throw wrongType("a word or words");
  }

  BigDecimal decimal() {
    try {
      return new BigDecimal(text());
    } catch (NumberFormatException e) {
      throw wrongType("a number");
    }
  }

  long wholeNumber(long min, long max) {
    long value;
    try {
      value = decimal().longValueExact();
    } catch (ArithmeticException e) {
      throw wrongType("a whole number");
    }
    if (value < min || value > max) {
      throw error(
          TrafficErrorCode.OUT_OF_RANGE,
          "%s is %d; it can be %d to %d.".formatted(path, value, min, max));
    }
    return value;
  }

  /** A weight: a number, zero or more. */
  double weight() {
    BigDecimal value = decimal();
    if (value.signum() < 0) {
      throw error(
          TrafficErrorCode.OUT_OF_RANGE,
          "%s is %s; a weight is zero or more.".formatted(path, value));
    }
    return value.doubleValue();
  }

  private TrafficException wrongType(String wanted) {
    String found =
        node instanceof ScalarNode scalar
            ? Quoted.of(scalar.getValue())
            : node instanceof SequenceNode ? "a list" : "a map";
    return error(
        TrafficErrorCode.WRONG_TYPE, "%s is %s; it should be %s.".formatted(path, found, wanted));
  }
}
