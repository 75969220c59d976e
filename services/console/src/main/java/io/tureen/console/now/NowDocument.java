package io.tureen.console.now;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tureen.console.now.audit.Audits;
import io.tureen.console.now.audit.LastAudit;
import io.tureen.console.now.measure.Measure;
import io.tureen.console.now.measure.Measurement;
import io.tureen.console.now.measure.Sample;
import io.tureen.console.now.part.PartReport;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What {@code /api/now} answers: the parts, the last audit, and each measure with its last 15
 * minutes.
 */
final class NowDocument {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double DECIMALS = 1000;

  private NowDocument() {}

  static byte[] of(Watch.View view, Audits.View audits, List<Sample> samples) {
    ObjectNode json = JSON.createObjectNode();
    json.put("at", view.at().toString());
    json.put("interval_seconds", Watch.INTERVAL.toSeconds());
    json.put("history_seconds", Watch.HISTORY.toSeconds());
    json.put("problem", view.problem().orElse(null));
    ArrayNode parts = json.putArray("parts");
    view.sighting().parts().forEach(part -> parts.add(part(part)));
    add(json.putObject("audit"), audits);
    ArrayNode times = json.putArray("times");
    samples.forEach(sample -> times.add(sample.at().toEpochMilli() / 1000.0));
    ArrayNode measures = json.putArray("measures");
    for (Measure measure : Measure.values()) {
      measures.add(measure(measure, samples));
    }
    try {
      return JSON.writeValueAsBytes(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode part(PartReport part) {
    ObjectNode json = JSON.createObjectNode();
    json.put("name", part.name());
    json.put("health", part.health().word());
    json.put("state", part.state());
    json.put("detail", part.detail());
    json.put("since", part.since().map(Objects::toString).orElse(null));
    json.put("restarts", part.restarts());
    json.put("known_from", part.knownFrom());
    return json;
  }

  private static void add(ObjectNode json, Audits.View audits) {
    json.put("at", audits.last().map(LastAudit::at).map(Objects::toString).orElse(null));
    json.put("unaccounted", audits.last().map(LastAudit::unaccounted).orElse(null));
    json.put("missing", audits.last().map(LastAudit::missing).orElse(null));
    json.put("doubled", audits.last().map(LastAudit::doubled).orElse(null));
    json.put("expired", audits.last().map(LastAudit::expired).orElse(null));
    json.put("reason", audits.reason());
  }

  private static ObjectNode measure(Measure measure, List<Sample> samples) {
    ObjectNode json = JSON.createObjectNode();
    json.put("name", measure.word());
    ArrayNode values = json.putArray("values");
    samples.forEach(sample -> add(values, sample.of(measure).value()));
    if (samples.isEmpty()) {
      json.putNull("value");
      json.put("reason", "nothing was measured yet");
      return json;
    }
    Measurement newest = samples.getLast().of(measure);
    json.put("value", boxed(newest.value()));
    json.put("reason", newest.reason());
    ObjectNode streams = json.putObject("streams");
    newest.streams().forEach((stream, value) -> streams.put(stream, rounded(value)));
    if (measure == Measure.REJECTED) {
      json.put("total", newest.value().isPresent() ? total(samples) : null);
    }
    return json;
  }

  /**
   * All records that were counted, of each stream by itself: while one was silent the sum was not
   * known, and the other went on counting.
   */
  private static Double total(List<Sample> samples) {
    return rounded(
        samples.stream()
            .flatMap(sample -> sample.of(Measure.REJECTED).byStream().values().stream())
            .mapToDouble(Double::doubleValue)
            .sum());
  }

  private static void add(ArrayNode values, OptionalDouble value) {
    values.add(boxed(value));
  }

  private static Double boxed(OptionalDouble value) {
    return value.isPresent() ? Double.valueOf(rounded(value.getAsDouble())) : null;
  }

  private static double rounded(double value) {
    return Math.round(value * DECIMALS) / DECIMALS;
  }
}
