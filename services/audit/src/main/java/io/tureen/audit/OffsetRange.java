package io.tureen.audit;

/**
 * Offsets of a partition.
 *
 * @param first the first of them
 * @param last the last of them
 */
public record OffsetRange(long first, long last) {
  @Override
  public String toString() {
    return first == last ? Long.toString(first) : first + "-" + last;
  }
}
