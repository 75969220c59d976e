package io.tureen.api.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.CatalogueText;
import io.tureen.traffic.Simulator;
import io.tureen.traffic.TrafficWeights;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenApiDocumentTest {
  private final Catalogue catalogue = CatalogueText.builtIn().parse();

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void eachTagHasOperationsWhetherTheSimulatorIsOnOrNot(boolean on) {
    Optional<Simulator> simulator =
        on
            ? Optional.of(new Simulator(catalogue, TrafficWeights.builtIn(), Clock.systemUTC(), 1))
            : Optional.empty();

    JsonNode document =
        new ObjectMapper().valueToTree(new OpenApiDocument(catalogue, 10_000, simulator).content());

    assertThat(document.get("tags").findValuesAsText("name"))
        .containsExactlyInAnyOrderElementsOf(
            document.get("paths").findValues("tags").stream()
                .map(tags -> tags.get(0).asText())
                .collect(Collectors.toSet()));
  }
}
