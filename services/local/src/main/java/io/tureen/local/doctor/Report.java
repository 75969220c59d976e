package io.tureen.local.doctor;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tureen.local.error.ErrorCode;
import io.tureen.local.terminal.TextTable;
import io.tureen.local.terminal.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a doctor says.
 *
 * @param examined what is so when all is well, in a few words
 * @param taken how long that took
 */
public record Report(String examined, Diagnosis diagnosis, Duration taken) {

  public boolean isWell() {
    return diagnosis.isWell();
  }

  /** For a person, line by line. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (isWell()) {
      lines.add("All is well: " + examined + ".");
    } else {
      if (diagnosis.causes().isEmpty()) {
        lines.add("What was examined is well. Not everything was.");
      } else {
        lines.addAll(table());
      }
      diagnosis.causes().forEach(cause -> lines.addAll(details(cause)));
      lines.addAll(unknown());
      lines.add("");
    }
    lines.add("Examined in %s.".formatted(Words.of(taken)));
    return lines;
  }

  private List<String> table() {
    TextTable table = new TextTable(List.of("PART", "CODE", "BECAUSE OF"));
    diagnosis.causes().forEach(cause -> table.add(List.of(cause.part(), cause.code(), "")));
    diagnosis
        .consequences()
        .forEach(
            consequence ->
                table.add(
                    List.of(
                        consequence.finding().part(),
                        consequence.finding().code(),
                        String.join(", ", consequence.of()))));
    return table.render();
  }

  private static List<String> details(Finding cause) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(cause.part() + ": " + cause.code());
    cause.what().lines().forEach(line -> lines.add("  " + line));
    if (!cause.setIn().isEmpty()) {
      lines.add("  Set in: " + cause.setIn());
    }
    cause.remedy().lines().forEach(line -> lines.add("  To do: " + line));
    return lines;
  }

  /** One line for all that had the same in its way, however many they are. */
  private List<String> unknown() {
    if (diagnosis.unknown().isEmpty()) {
      return List.of();
    }
    Map<String, Set<String>> parts = new LinkedHashMap<>();
    for (Finding finding : diagnosis.unknown()) {
      parts.computeIfAbsent(finding.what(), _ -> new LinkedHashSet<>()).add(finding.part());
    }
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("not examined: " + ErrorCode.NOT_EXAMINED);
    parts.forEach((what, of) -> lines.add("  %s: %s".formatted(String.join(", ", of), what)));
    lines.add("  To do: " + diagnosis.unknown().getFirst().remedy());
    return lines;
  }

  /** For programs. */
  public ObjectNode json() {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("well", isWell());
    json.put("seconds", taken.toMillis() / 1000.0);
    json.putArray("causes");
    diagnosis.causes().forEach(cause -> json.withArray("causes").add(json(cause)));
    json.putArray("consequences");
    for (Diagnosis.Consequence consequence : diagnosis.consequences()) {
      ObjectNode object = json(consequence.finding());
      consequence.of().forEach(object.withArray("because_of")::add);
      json.withArray("consequences").add(object);
    }
    json.putArray("not_examined");
    diagnosis.unknown().forEach(finding -> json.withArray("not_examined").add(json(finding)));
    return json;
  }

  private static ObjectNode json(Finding finding) {
    return new ObjectMapper()
        .createObjectNode()
        .put("part", finding.part())
        .put("code", finding.code())
        .put("what", finding.what())
        .put("set_in", finding.setIn())
        .put("to_do", finding.remedy());
  }
}
