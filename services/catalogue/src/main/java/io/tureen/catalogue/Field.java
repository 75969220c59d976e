package io.tureen.catalogue;

import java.util.Optional;

/**
 * A field of an event.
 *
 * @param required whether each event on the topic has it
 * @param generated how the API fills it in when a posted event leaves it out
 * @param example a value of it, as JSON has it: a {@code String}, {@code Boolean}, {@code Long},
 *     {@code BigDecimal} or {@code Double}
 */
public record Field(
    String name,
    FieldType type,
    boolean required,
    Optional<Generated> generated,
    String description,
    Optional<Object> example) {}
