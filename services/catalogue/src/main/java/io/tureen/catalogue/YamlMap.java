package io.tureen.catalogue;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A map in a catalogue file, in the order of the file. */
record YamlMap(YamlValue owner, Map<String, YamlValue> entries) {

  /** Refuses every other key. */
  void requireKeysAmong(Collection<String> known) {
    for (Map.Entry<String, YamlValue> entry : entries.entrySet()) {
      if (!known.contains(entry.getKey())) {
        throw entry
            .getValue()
            .error(
                CatalogueErrorCode.UNKNOWN_KEY,
                Quoted.of(entry.getKey())
                    + " is not a key that belongs here."
                    + NearestWord.suggestion(entry.getKey(), known));
      }
    }
  }

  YamlValue required(String key) {
    return optional(key)
        .orElseThrow(
            () ->
                owner.error(
                    CatalogueErrorCode.MISSING_KEY,
                    "the key " + Quoted.of(key) + " is missing. Add it here."));
  }

  Optional<YamlValue> optional(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  boolean has(String key) {
    return entries.containsKey(key);
  }

  /** All entries; at least one. */
  Map<String, YamlValue> someEntries(String ofWhat) {
    if (entries.isEmpty()) {
      throw owner.error(
          CatalogueErrorCode.NOTHING_IN_IT, "there must be at least one " + ofWhat + ".");
    }
    return entries;
  }

  List<String> keys() {
    return List.copyOf(entries.keySet());
  }
}
