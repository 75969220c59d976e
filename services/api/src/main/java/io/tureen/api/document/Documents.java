package io.tureen.api.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tureen.api.settings.ApiSettings;
import io.tureen.catalogue.Catalogue;
import io.tureen.traffic.Simulator;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/** The documents, as JSON. They are made once: the catalogue does not change while the API runs. */
@Singleton
public final class Documents {

  private final byte[] catalogue;
  private final byte[] openApi;

  Documents(
      Catalogue catalogue,
      ApiSettings settings,
      Optional<Simulator> simulator,
      ObjectMapper mapper) {
    this.catalogue = json(mapper, CatalogueDocument.of(catalogue));
    this.openApi =
        json(
            mapper,
            new OpenApiDocument(catalogue, settings.limits().requestEvents(), simulator).content());
  }

  public byte[] catalogue() {
    return catalogue.clone();
  }

  /** OpenAPI 3.1. */
  public byte[] openApi() {
    return openApi.clone();
  }

  private static byte[] json(ObjectMapper mapper, Map<String, Object> document) {
    try {
      return mapper.writeValueAsBytes(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
