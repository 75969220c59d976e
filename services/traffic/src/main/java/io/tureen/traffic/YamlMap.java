package io.tureen.traffic;

import io.tureen.catalogue.NearestWord;
import io.tureen.catalogue.Quoted;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** A YAML map in the file's order. No key occurs twice. */
record YamlMap(YamlValue self, Map<String, YamlValue> keys, Map<String, YamlValue> values) {

  static YamlMap of(YamlValue self, MappingNode mapping) {
    Map<String, YamlValue> keys = new LinkedHashMap<>();
    Map<String, YamlValue> values = new LinkedHashMap<>();
    for (NodeTuple entry : mapping.getValue()) {
      YamlValue key = new YamlValue(self.source(), "a key", entry.getKeyNode());
      String name = key.text();
      if (keys.putIfAbsent(name, key) != null) {
        throw key.error(
            TrafficErrorCode.DUPLICATE_KEY, Quoted.of(name) + " is there twice. Remove one.");
      }
      values.put(name, new YamlValue(self.source(), name, entry.getValueNode()));
    }
    if (keys.isEmpty()) {
      throw self.error(TrafficErrorCode.OUT_OF_RANGE, self.path() + " has nothing in it.");
    }
    return new YamlMap(self, keys, values);
  }

  /** This map, when it has no other keys than these. */
  YamlMap with(String... known) {
    keys.forEach((name, key) -> requireKnown(key, name, List.of(known)));
    return this;
  }

  static void requireKnown(YamlValue key, String name, Collection<String> known) {
    if (!known.contains(name)) {
      throw key.error(
          TrafficErrorCode.UNKNOWN_KEY,
          Quoted.of(name) + " is no key here." + NearestWord.suggestion(name, known));
    }
  }

  YamlValue require(String key) {
    return find(key)
        .orElseThrow(
            () ->
                self.error(
                    TrafficErrorCode.MISSING_KEY,
                    "%s lacks the key %s.".formatted(self.path(), Quoted.of(key))));
  }

  Optional<YamlValue> find(String key) {
    return Optional.ofNullable(values.get(key));
  }
}
