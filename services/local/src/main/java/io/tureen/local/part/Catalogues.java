package io.tureen.local.part;

import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.CatalogueException;
import io.tureen.local.error.ErrorCode;
import io.tureen.local.error.UserException;
import io.tureen.local.settings.Settings;

/** Finds the catalogue that the settings name. */
public final class Catalogues {
  private Catalogues() {}

  public static Catalogue of(Settings settings) {
    try {
      return settings.catalogue().map(Catalogue::load).orElseGet(Catalogue::builtIn);
    } catch (CatalogueException e) {
      throw new UserException(
          ErrorCode.CATALOGUE_INVALID,
          e.getMessage(),
          "Correct the file, or set catalogue (TUREEN_CATALOGUE) to another; docs/catalogue.md says how one is written.");
    }
  }
}
