package io.tureen.catalogue.event;

import io.tureen.catalogue.Catalogue;

/** Catalogues that tests share. */
public final class TestCatalogues {

  /** A field of every type, each in a wide and in a narrow form. */
  public static final Catalogue EVERY_TYPE =
      Catalogue.parse(
          "every-type.yaml",
          """
          name: every_type
          topic: things
          key: event_id
          rejected_table: things_rejected
          streams:
            things:
              table: things
          event_types:
            thing:
              stream: things
              fields:
                word: {type: text, max_length: 5}
                any_word: {type: text, min_length: 0}
                long_word: {type: text, min_length: 3}
                colour: {type: text, allowed: [red, green]}
                small: {type: integer, min: -5, max: 5}
                int32: {type: integer}
                int64: {type: long}
                price: {type: decimal, precision: 6, scale: 2}
                whole: {type: decimal, precision: 38}
                share: {type: decimal, precision: 2, scale: 2, min: 0}
                ratio: {type: double, min: 0, max: 1}
                real: {type: double}
                fine: {type: boolean}
                other: {type: uuid}
                until: {type: timestamp}
          """);

  private TestCatalogues() {}
}
