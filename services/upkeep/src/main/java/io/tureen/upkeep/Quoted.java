package io.tureen.upkeep;

/** Names as SQL takes them whatever is in them. */
final class Quoted {
  private Quoted() {}

  static String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
