package io.tureen.stream.duplicates;

/** A record's place in its topic, packed into 64 bits: millions of them are kept. */
public final class Origin {
  /** No record's. */
  static final long NONE = -1;

  private static final int OFFSET_BITS = 47;
  private static final long OFFSET_MASK = (1L << OFFSET_BITS) - 1;

  private Origin() {}

  /** Both as one number, which is never negative; places of one partition keep their order. */
  public static long of(int partition, long offset) {
    if (partition >>> (Long.SIZE - 1 - OFFSET_BITS) != 0 || offset >>> OFFSET_BITS != 0) {
      throw new IllegalArgumentException(
          "partition %d or offset %d is beyond what Tureen can keep".formatted(partition, offset));
    }
    return (long) partition << OFFSET_BITS | offset;
  }

  public static int partition(long origin) {
    return (int) (origin >>> OFFSET_BITS);
  }

  public static long offset(long origin) {
    return origin & OFFSET_MASK;
  }
}
