package io.tureen.catalogue;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Reads a text that is one YAML 1.2 document, of bounded depth and without aliases, into nodes that
 * know their lines.
 */
final class YamlDocument {

  private static final int MAX_DEPTH = 16;

  private final String source;
  private final LoadSettings settings;

  YamlDocument(String source) {
    this.source = source;
    this.settings =
        LoadSettings.builder()
            .setLabel(source)
            .setAllowDuplicateKeys(true) // YamlValue tells both lines
            .setAllowNonScalarKeys(true) // YamlValue tells what a key must be
            .build();
  }

  /** The document's root. */
  YamlValue read(String yaml) {
    try {
      checkShape(yaml);
      Optional<Node> root = new Compose(settings).composeString(yaml);
      if (root.isEmpty() || root.get().getTag().equals(Tag.NULL)) {
        throw error(
            CatalogueErrorCode.EMPTY,
            0,
            "there is nothing in it. Begin with the built-in one, see docs/catalogue.md.");
      }
      return new YamlValue(source, "", 1, root.get());
    } catch (MarkedYamlEngineException e) {
      throw error(
          CatalogueErrorCode.NOT_YAML,
          e.getProblemMark().map(YamlDocument::line).orElse(0),
          "this is not YAML 1.2: " + e.getProblem() + ".");
    } catch (ReaderException e) {
      throw error(
          CatalogueErrorCode.NOT_YAML,
          1 + (int) yaml.codePoints().limit(e.getPosition()).filter(c -> c == '\n').count(),
          String.format("YAML does not allow the character U+%04X here.", e.getCodePoint()));
    } catch (YamlVersionException e) {
      throw error(
          CatalogueErrorCode.NOT_YAML,
          1,
          "this says it is YAML "
              + e.getSpecVersion().getMajor()
              + "."
              + e.getSpecVersion().getMinor()
              + ". Write 1.2, or leave the directive out.");
    } catch (YamlEngineException e) {
      throw error(
          CatalogueErrorCode.NOT_YAML,
          0,
          "this is not YAML 1.2: " + Quoted.printable(String.valueOf(e.getMessage()), 200) + ".");
    }
  }

  /** Looks at the events, which takes no recursion and unfolds nothing, before any node is made. */
  private void checkShape(String yaml) {
    int depth = 0;
    int documents = 0;
    for (Event event : new Parse(settings).parseString(yaml)) {
      int line = event.getStartMark().map(YamlDocument::line).orElse(0);
      if (event instanceof DocumentStartEvent && ++documents > 1) {
        throw error(
            CatalogueErrorCode.SEVERAL_DOCUMENTS,
            line,
            "a second document begins here. Keep one catalogue in a file.");
      } else if (event instanceof CollectionStartEvent && ++depth > MAX_DEPTH) {
        throw error(
            CatalogueErrorCode.TOO_LARGE, line, "this is nested deeper than any catalogue is.");
      } else if (event instanceof CollectionEndEvent) {
        depth--;
      }
      if (event instanceof AliasEvent
          || (event instanceof NodeEvent node && node.getAnchor().isPresent())) {
        throw error(
            CatalogueErrorCode.ALIAS,
            line,
            "a catalogue has no anchors (&) and aliases (*). Write the value out, or put it in quotes if it is a text.");
      }
    }
  }

  private CatalogueException error(CatalogueErrorCode code, int line, String reason) {
    return new CatalogueException(code, source, line, reason);
  }

  static int line(Mark mark) {
    return mark.getLine() + 1;
  }
}
