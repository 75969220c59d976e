package io.tureen.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.comments.CommentLine;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * A value of values.yaml: one with a comment {@code # --}, or without any value below it.
 *
 * @param path its keys, joined by dots
 * @param comment what it is for; empty if nothing is said
 * @param text its default, as it is written there
 */
record DocumentedValue(String path, String comment, String text) {
  private static final String MARK = "--";

  static List<DocumentedValue> all() {
    String yaml = Home.readChart("values.yaml");
    LoadSettings settings = LoadSettings.builder().setParseComments(true).build();
    List<DocumentedValue> values = new ArrayList<>();
    collect("", new Compose(settings).composeString(yaml).orElseThrow(), yaml, values);
    return values;
  }

  private static void collect(String prefix, Node node, String yaml, List<DocumentedValue> values) {
    for (NodeTuple entry : ((MappingNode) node).getValue()) {
      String path = prefix + ((ScalarNode) entry.getKeyNode()).getValue();
      String comment = comment(entry.getKeyNode());
      boolean branch =
          entry.getValueNode() instanceof MappingNode below && !below.getValue().isEmpty();
      if (branch && comment.isEmpty()) {
        collect(path + ".", entry.getValueNode(), yaml, values);
      } else {
        values.add(new DocumentedValue(path, comment, text(entry.getValueNode(), yaml)));
      }
    }
  }

  private static String comment(Node key) {
    List<CommentLine> lines = key.getBlockComments() == null ? List.of() : key.getBlockComments();
    return lines.stream()
        .map(line -> line.getValue().strip())
        .filter(line -> line.startsWith(MARK))
        .map(line -> line.substring(MARK.length()).strip())
        .collect(Collectors.joining(" "));
  }

  /** A mapping's end is where the next key begins: its comment is in between. */
  private static String text(Node value, String yaml) {
    int start = value.getStartMark().orElseThrow().getIndex();
    int end = value.getEndMark().orElseThrow().getIndex();
    return yaml.substring(start, end)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .collect(Collectors.joining(", "));
  }

  /** The values as a table in Markdown. */
  static String table() {
    return all().stream()
        .map(
            value ->
                "| `%s` | `%s` | %s |"
                    .formatted(value.path(), value.text(), value.comment().replace("|", "\\|")))
        .collect(
            Collectors.joining("\n", "| value | default | meaning |\n| --- | --- | --- |\n", "\n"));
  }
}
