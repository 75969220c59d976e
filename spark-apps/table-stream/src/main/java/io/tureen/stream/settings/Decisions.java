package io.tureen.stream.settings;

import io.tureen.stream.topic.Offsets;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/**
 * What a person has decided where the stream cannot: each decision is the text that an error
 * printed, which names the very situation. One that is left in place accepts nothing else.
 */
public record Decisions(Set<String> made) {
  public static final String SETTING = "TUREEN_DECISIONS";

  /** Decisions that are separated by white space. */
  static Decisions in(String text) {
    String words = text.strip();
    return new Decisions(words.isEmpty() ? Set.of() : Set.copyOf(List.of(words.split("\\s+"))));
  }

  public boolean include(String decision) {
    return made.contains(decision);
  }

  /** What to set so that {@link #include} is true of it. */
  public static String setting(String decision) {
    return SETTING + "=" + decision;
  }

  /**
   * The text of a decision, which a shell leaves as it is.
   *
   * @param subject the table or topic that it is about; of a table's full name the last part
   * @param situation what tells this situation from others of its kind
   */
  public static String of(String kind, String subject, Object... situation) {
    StringJoiner text =
        new StringJoiner("/").add(kind).add(subject.substring(subject.lastIndexOf('.') + 1));
    for (Object part : situation) {
      text.add(part instanceof Offsets offsets ? text(offsets) : part.toString());
    }
    return text.toString();
  }

  /** For example {@code 0=12,1=7}. */
  private static String text(Offsets offsets) {
    return offsets.partitions().entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(","));
  }
}
