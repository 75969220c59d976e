package io.tureen.local.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tureen.local.error.ErrorCode;
import java.util.List;
import java.util.stream.Collectors;

/** What a part's {@code /health/readiness} says that is not ready. */
public final class HealthAnswer {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> REFUSALS =
      List.of("KAFKA_CREDENTIALS_REFUSED", "KAFKA_RIGHTS_MISSING", "does not let this stream in");

  private static final List<String> SILENCES =
      List.of("Kafka does not answer", "Kafka has not acknowledged", "Kafka's address");

  private HealthAnswer() {}

  /** What it waits for, in words; the body itself where that is not JSON of ours. */
  public static String waitingFor(String body) {
    try {
      String waits =
          JSON.readTree(body).findValues("waiting_for").stream()
              .map(HealthAnswer::words)
              .filter(words -> !words.isEmpty())
              .collect(Collectors.joining("; "));
      return waits.isEmpty() ? body : waits;
    } catch (JsonProcessingException e) {
      return body;
    }
  }

  private static String words(JsonNode waits) {
    if (waits.isTextual()) {
      return waits.asText();
    }
    return waits.properties().stream()
        .map(part -> part.getKey() + ": " + part.getValue().asText())
        .collect(Collectors.joining("; "));
  }

  /** Whether it waits for a Kafka that does not answer. */
  public static boolean kafkaIsSilent(String words) {
    return SILENCES.stream().anyMatch(words::contains);
  }

  /** Whether it waits for Kafka to accept it. */
  public static boolean refused(String words) {
    return REFUSALS.stream().anyMatch(words::contains);
  }

  /** The finding for that. */
  public static Finding credentials(String part, String words) {
    return Finding.fault(
        part,
        ErrorCode.CREDENTIALS_REFUSED,
        "Kafka does not let %s in: %s".formatted(part, words),
        "what TUREEN_KAFKA_PROPERTIES_FILE of " + part + " points to",
        "Put right its user, password or rights; docs/kubernetes.md says which rights. Then start it again: it reads them at its start.");
  }
}
