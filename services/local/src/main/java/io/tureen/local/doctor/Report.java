package io.tureen.local.doctor;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tureen.local.terminal.TextTable;
import io.tureen.local.terminal.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

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
      lines.addAll(table());
      diagnosis.causes().forEach(cause -> lines.addAll(details(cause)));
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
