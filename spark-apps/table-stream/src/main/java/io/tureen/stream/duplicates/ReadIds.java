package io.tureen.stream.duplicates;

import java.io.Serializable;
import java.util.Arrays;
import java.util.UUID;

/** The ids of the events that a task read, and where each was. */
public final class ReadIds implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int FIRST_CAPACITY = 64;

  private long[] high = new long[FIRST_CAPACITY];
  private long[] low = new long[FIRST_CAPACITY];
  private long[] origins = new long[FIRST_CAPACITY];
  private int size;

  /**
   * Adds an event.
   *
   * @param origin see {@link Origin}
   */
  public void add(UUID id, long origin) {
    reserve(1);
    high[size] = id.getMostSignificantBits();
    low[size] = id.getLeastSignificantBits();
    origins[size] = origin;
    size++;
  }

  /** Adds all of another's. */
  public void addAll(ReadIds other) {
    reserve(other.size);
    System.arraycopy(other.high, 0, high, size, other.size);
    System.arraycopy(other.low, 0, low, size, other.size);
    System.arraycopy(other.origins, 0, origins, size, other.size);
    size += other.size;
  }

  int size() {
    return size;
  }

  long high(int index) {
    return high[index];
  }

  long low(int index) {
    return low[index];
  }

  long origin(int index) {
    return origins[index];
  }

  private void reserve(int more) {
    if (size + more > origins.length) {
      int capacity = Math.max(size + more, 2 * size);
      high = Arrays.copyOf(high, capacity);
      low = Arrays.copyOf(low, capacity);
      origins = Arrays.copyOf(origins, capacity);
    }
  }
}
