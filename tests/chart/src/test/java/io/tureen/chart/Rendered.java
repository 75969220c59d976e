package io.tureen.chart;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The objects of each of {@link Combinations}, rendered once. */
final class Rendered {
  private static final Map<String, Manifests> RENDERED = new ConcurrentHashMap<>();

  private Rendered() {}

  static Manifests of(String combination) {
    return RENDERED.computeIfAbsent(
        combination, name -> Chart.render(Combinations.all().get(name)));
  }

  static Manifests defaults() {
    return of("nothing");
  }
}
