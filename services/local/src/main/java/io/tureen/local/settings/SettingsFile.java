package io.tureen.local.settings;

import io.tureen.catalogue.NearestWord;
import io.tureen.local.error.ErrorCode;
import io.tureen.local.error.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Reads {@code tureen.yaml}: one setting a line, unknown keys refused with the line and the nearest
 * known one.
 */
final class SettingsFile {
  private final Path file;
  private final Map<Setting, Value> values = new EnumMap<>(Setting.class);

  private SettingsFile(Path file) {
    this.file = file;
  }

  static Map<Setting, Value> read(Path file) {
    SettingsFile reader = new SettingsFile(file);
    reader.compose().ifPresent(reader::addAll);
    return reader.values;
  }

  private Optional<Node> compose() {
    try {
      LoadSettings yaml =
          LoadSettings.builder().setUseMarks(true).setLabel(file.toString()).build();
      return new Compose(yaml).composeString(Files.readString(file));
    } catch (IOException e) {
      throw new UserException(
          ErrorCode.SETTING_FILE_UNREADABLE,
          "The settings file %s cannot be read: %s.".formatted(file, e),
          "Make it readable, or name another with --config.");
    } catch (MarkedYamlEngineException e) {
      String line = e.getProblemMark().map(SettingsFile::line).orElse("");
      throw notYaml(line, e.getProblem());
    } catch (YamlEngineException e) {
      throw notYaml("", e.getMessage());
    }
  }

  private UserException notYaml(String line, String problem) {
    return new UserException(
        ErrorCode.SETTING_FILE_UNREADABLE,
        "%s%s is not YAML: %s.".formatted(file, line, problem),
        "It holds one setting a line, such as\n  api-port: 9080");
  }

  private void addAll(Node root) {
    if (!(root instanceof MappingNode mapping)) {
      throw notYaml(line(root), "it does not hold settings");
    }
    for (NodeTuple entry : mapping.getValue()) {
      add(entry);
    }
  }

  private void add(NodeTuple entry) {
    String place = file + line(entry.getKeyNode());
    String key =
        entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "(a structure)";
    Setting setting = setting(key, place);
    if (!(entry.getValueNode() instanceof ScalarNode value)) {
      throw new UserException(
          ErrorCode.SETTING_INVALID,
          "%s in %s holds a list or a structure, and takes one value.".formatted(key, place),
          "Write it in one line: %s: %s".formatted(key, setting.defaultText()));
    }
    if (values.containsKey(setting)) {
      throw new UserException(
          ErrorCode.SETTING_REPEATED,
          "%s in %s was set before, in %s.".formatted(key, place, values.get(setting).source()),
          "Keep one of the two lines.");
    }
    values.put(setting, new Value(value.getValue(), place, file.toAbsolutePath().getParent()));
  }

  private static Setting setting(String key, String place) {
    for (Setting setting : Setting.values()) {
      if (setting.key().equals(key)) {
        return setting;
      }
    }
    throw new UserException(
        ErrorCode.SETTING_UNKNOWN,
        "%s in %s is not a setting.".formatted(key, place),
        NearestWord.suggestion(key, Setting.keys()).strip());
  }

  private static String line(Node node) {
    return node.getStartMark().map(SettingsFile::line).orElse("");
  }

  private static String line(Mark mark) {
    return ", line " + (mark.getLine() + 1);
  }
}
