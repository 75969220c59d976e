package io.tureen.catalogue;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant. */
public final class NearestWord {

  private NearestWord() {}

  /**
   * The known word nearest to the given one, if one is near enough to be meant: up to a third of
   * its letters may be wrong. Case is ignored, and two neighbouring letters that changed places
   * count as one mistake.
   */
  public static Optional<String> to(String word, Collection<String> known) {
    String nearest = null;
    int fewest = Integer.MAX_VALUE;
    for (String candidate : known) {
      int limit = Math.min(fewest - 1, Math.max(word.length(), candidate.length()) / 3);
      if (Math.abs(word.length() - candidate.length()) > limit) {
        continue;
      }
      int mistakes = distance(fold(word), fold(candidate));
      if (mistakes <= limit) {
        nearest = candidate;
        fewest = mistakes;
      }
    }
    return Optional.ofNullable(nearest);
  }

  /**
   * The end of an error message: {@code Did you mean "stream"?}, or which words are known. Begins
   * with a space.
   */
  public static String suggestion(String word, Collection<String> known) {
    return to(word, known)
        .map(nearest -> " Did you mean \"" + nearest + "\"?")
        .orElseGet(() -> " Known: " + shortList(known) + ".");
  }

  private static String shortList(Collection<String> words) {
    int shown = 20;
    StringBuilder list = new StringBuilder();
    int count = 0;
    for (String word : words) {
      if (count == shown) {
        return list.append(" and ").append(words.size() - shown).append(" more").toString();
      }
      list.append(count++ == 0 ? "" : ", ").append(word);
    }
    return list.toString();
  }

  private static String fold(String word) {
    return word.toLowerCase(Locale.ROOT).replace('-', '_');
  }

  /**
   * The optimal string alignment distance: insertions, deletions, replacements and swaps of
   * neighbours.
   */
  private static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] current = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replaced, Math.min(last[j], current[j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          current[j] = Math.min(current[j], beforeLast[j - 2] + 1);
        }
      }
      int[] spare = beforeLast;
      beforeLast = last;
      last = current;
      current = spare;
    }
    return last[b.length()];
  }
}
