package io.tureen.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What an answer says is wrong, in a line: of problem+json (RFC 9457) the essence, of anything else
 * the beginning.
 */
final class ProblemText {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST = 300;

  private ProblemText() {}

  static String of(String body) {
    if (body.isBlank()) {
      return "without words";
    }
    try {
      JsonNode problem = JSON.readTree(body);
      if (problem.isObject() && (problem.has("detail") || problem.has("title"))) {
        return problem(problem);
      }
    } catch (JsonProcessingException e) {
      // Some other server, or a proxy, has answered: its own words are the best there is.
    }
    return line(body);
  }

  private static String problem(JsonNode problem) {
    String text = problem.path("detail").asText(problem.path("title").asText());
    JsonNode first = problem.path("errors").path(0);
    if (first.isObject()) {
      text += " (%s: %s)".formatted(first.path("field").asText(), first.path("reason").asText());
    }
    if (problem.has("code")) {
      text += " [" + problem.get("code").asText() + "]";
    }
    return line(text);
  }

  private static String line(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
