package io.tureen.catalogue;

/**
 * A value as a message shows it: short, and without characters that would break a line or a
 * terminal.
 */
public final class Quoted {

  private static final int LONGEST = 60;

  private Quoted() {}

  /** In quotes, at most 60 characters of it. */
  public static String of(String value) {
    return "\"" + printable(value, LONGEST) + "\"";
  }

  /** Without quotes; what is left of a longer text ends in an ellipsis. */
  public static String printable(String value, int longest) {
    int end = Math.min(value.length(), longest);
    StringBuilder printable = new StringBuilder(end + 1);
    for (int i = 0; i < end; i++) {
      char c = value.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < value.length()
          && Character.isLowSurrogate(value.charAt(i + 1))) {
        printable.append(c).append(value.charAt(++i));
      } else if (isPrintable(c)) {
        printable.append(c);
      } else {
        printable.append(String.format("\\u%04x", (int) c));
      }
    }
    return value.length() > longest ? printable.append('…').toString() : printable.toString();
  }

  private static boolean isPrintable(char c) {
    boolean control = c < ' ' || (c >= 0x7f && c < 0xa0);
    boolean separatorOrDirection = (c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e);
    boolean formatting = (c >= 0x2060 && c <= 0x206f) || c == 0xfeff;
    return !control && !separatorOrDirection && !formatting && !Character.isSurrogate(c);
  }
}
