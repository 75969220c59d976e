package io.tureen.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tureen.catalogue.event.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Reads docs/catalogue.md and does what it says. */
class CatalogueGuideTest {

  private static final Path GUIDE = Path.of("../../docs/catalogue.md");
  private static final Pattern BLOCK = Pattern.compile("(?s)```yaml\n(.*?)```");
  private static final Pattern PLACE = Pattern.compile("# add to: (\\S+)\n");

  private final String guide = read();

  @Test
  void everyExampleIsACatalogueOrFitsIntoTheRestaurant() {
    List<String> blocks = BLOCK.matcher(guide).results().map(match -> match.group(1)).toList();

    assertThat(blocks).hasSize(4);
    for (String block : blocks) {
      Catalogue catalogue = Catalogue.parse("docs/catalogue.md", whole(block));
      assertThat(catalogue.eventTypes()).isNotEmpty();
    }
  }

  @Test
  void anAddedFieldBecomesANullableColumn() {
    String restaurant = CatalogueText.builtIn().yaml();
    Catalogue grown =
        Catalogue.parse(
            "grown", restaurant + "      tip: {type: decimal, precision: 10, scale: 2}\n");
    Stream orders = grown.requireStream("menu-orders");

    assertThat(grown.columns(orders))
        .containsAll(Catalogue.builtIn().columns(orders))
        .contains(new Column("tip", new ColumnType(ColumnType.Kind.DECIMAL, 10, 2), true, ""));
  }

  @Test
  void everyCodeIsExplained() {
    for (CatalogueErrorCode code : CatalogueErrorCode.values()) {
      assertThat(guide.substring(guide.indexOf("## When a catalogue"))).contains("`" + code + "`");
    }
    for (ProblemCode code : ProblemCode.values()) {
      assertThat(guide.substring(guide.indexOf("## What fits"))).contains("`" + code + "`");
    }
  }

  @Test
  void theMessageShownIsTheOneThatAppears() {
    String mistaken = whole(firstBlock()).replace("    stream: visits\n", "    streem: visits\n");

    CatalogueException error =
        catchThrowableOfType(
            CatalogueException.class, () -> Catalogue.parse("library.yaml", mistaken));

    assertThat(guide).contains("\n" + error.getMessage() + "\n");
  }

  private String firstBlock() {
    return BLOCK.matcher(guide).results().findFirst().orElseThrow().group(1);
  }

  private static String whole(String block) {
    var place = PLACE.matcher(block);
    if (!place.lookingAt()) {
      return block;
    }
    String restaurant = CatalogueText.builtIn().yaml();
    String addition = block.substring(place.end());
    return place.group(1).equals("fields")
        ? restaurant.replace("\nevent_types:\n", addition + "\nevent_types:\n")
        : restaurant + addition; // orders come last
  }

  private static String read() {
    try {
      return Files.readString(GUIDE);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
