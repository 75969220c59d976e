package io.tureen.console.now;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tureen.console.now.audit.Audits;
import io.tureen.console.now.audit.LastAudit;
import io.tureen.console.now.measure.Measure;
import io.tureen.console.now.measure.Measurement;
import io.tureen.console.now.measure.Sample;
import io.tureen.console.now.part.Sighting;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NowDocumentTest {
  private static final Instant START = Instant.parse("2026-11-28T12:00:00Z");
  private static final Audits.View NOT_AUDITED =
      new Audits.View(Optional.empty(), "nothing was audited yet");
  private static final Measurement SILENT =
      new Measurement(OptionalDouble.empty(), Map.of(), "menu-events cannot be reached");

  @Test
  void whatAStreamRejectedWhileTheOtherWasSilentCounts() throws IOException {
    JsonNode rejected =
        rejected(
            known(Map.of("menu-events", 1.0, "menu-orders", 2.0)),
            new Measurement(
                OptionalDouble.empty(),
                Map.of("menu-orders", 10.0),
                "menu-events cannot be reached"),
            known(Map.of("menu-events", 100.0, "menu-orders", 0.0)));

    assertThat(rejected.get("total").asDouble()).isEqualTo(113);
    assertThat(rejected.get("values")).hasToString("[3.0,null,100.0]");
  }

  @Test
  void howManyWereRejectedIsNotKnownWhileAStreamIsSilentWhateverWasKnownBefore()
      throws IOException {
    JsonNode rejected = rejected(known(Map.of("menu-events", 0.0)), SILENT);

    assertThat(rejected.get("total").isNull()).isTrue();
    assertThat(rejected.get("value").isNull()).isTrue();
    assertThat(rejected.get("reason").asText()).isEqualTo("menu-events cannot be reached");
  }

  @Test
  void theLastAuditSaysHowManyRecordsAreNotAccountedFor() throws IOException {
    assertThat(audit(new Audits.View(Optional.of(new LastAudit(START, false, 2, 3, 0)), "")))
        .hasToString(
            "{\"at\":\"2026-11-28T12:00:00Z\",\"unaccounted\":5,\"missing\":2,\"doubled\":3,\"expired\":0,\"reason\":\"\"}");
    assertThat(
            audit(new Audits.View(Optional.of(new LastAudit(START, false, 0, 0, 0)), ""))
                .get("unaccounted")
                .asInt())
        .isEqualTo(1);
    assertThat(audit(NOT_AUDITED).get("unaccounted").isNull()).isTrue();
  }

  private static JsonNode audit(Audits.View audits) throws IOException {
    Watch.View view = new Watch.View(Sighting.NOTHING, Optional.empty(), START);
    return new ObjectMapper().readTree(NowDocument.of(view, audits, List.of())).get("audit");
  }

  private static Measurement known(Map<String, Double> byStream) {
    double sum = byStream.values().stream().mapToDouble(Double::doubleValue).sum();
    return new Measurement(OptionalDouble.of(sum), byStream, "");
  }

  private static JsonNode rejected(Measurement... measured) throws IOException {
    List<Sample> samples =
        Arrays.stream(measured).map(rejected -> new Sample(START, measurements(rejected))).toList();
    byte[] json =
        NowDocument.of(
            new Watch.View(Sighting.NOTHING, Optional.empty(), START), NOT_AUDITED, samples);
    return new ObjectMapper()
        .readTree(json)
        .get("measures")
        .valueStream()
        .filter(measure -> measure.get("name").asText().equals("rejected"))
        .findFirst()
        .orElseThrow();
  }

  private static Map<Measure, Measurement> measurements(Measurement rejected) {
    return Arrays.stream(Measure.values())
        .collect(
            Collectors.toMap(
                Function.identity(), name -> name == Measure.REJECTED ? rejected : SILENT));
  }
}
