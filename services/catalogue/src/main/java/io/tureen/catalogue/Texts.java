package io.tureen.catalogue;

/** What text can be kept: every character but U+0000, and no halves of surrogate pairs. */
public final class Texts {

  private Texts() {}

  /**
   * Whether UTF-8, Parquet and SQL can keep the text as it is: half a surrogate pair has no UTF-8,
   * and U+0000 ends a text for many a reader of a table.
   */
  public static boolean areCharacters(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return false;
      }
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return false;
        }
        i++;
      }
    }
    return true;
  }
}
