package io.tureen.stream.duplicates;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A map from event ids of 128 bits to the records that had them, in 32 to 64 bytes an id. Senders
 * choose the ids: where one goes depends on a number that they cannot know.
 */
final class EventIds {
  private static final long SEED = new SplittableRandom().nextLong();
  private static final int FIRST_CAPACITY = 16;

  private long[] high = new long[FIRST_CAPACITY];
  private long[] low = new long[FIRST_CAPACITY];
  private long[] origins = free(FIRST_CAPACITY);
  private int size;

  /** The record that had the id, or {@link Origin#NONE}. */
  long find(long idHigh, long idLow) {
    return origins[place(idHigh, idLow)];
  }

  /** Whether the id was not there; what is there stays. */
  boolean putIfAbsent(long idHigh, long idLow, long origin) {
    int place = place(idHigh, idLow);
    if (origins[place] != Origin.NONE) {
      return false;
    }
    set(place, idHigh, idLow, origin);
    if (++size > origins.length - origins.length / 4) {
      grow();
    }
    return true;
  }

  /** Of two records with one id, the one that {@link Origin} puts first stays. */
  void putFirst(long idHigh, long idLow, long origin) {
    if (!putIfAbsent(idHigh, idLow, origin)) {
      int place = place(idHigh, idLow);
      origins[place] = Math.min(origins[place], origin);
    }
  }

  int size() {
    return size;
  }

  private int place(long idHigh, long idLow) {
    int mask = origins.length - 1;
    int place = (int) mixed(idHigh, idLow) & mask;
    while (origins[place] != Origin.NONE && (high[place] != idHigh || low[place] != idLow)) {
      place = (place + 1) & mask;
    }
    return place;
  }

  /** The finalizer of MurmurHash3, for each half. */
  private static long mixed(long idHigh, long idLow) {
    return mixed(mixed(idHigh ^ SEED) + idLow);
  }

  private static long mixed(long bits) {
    long once = (bits ^ bits >>> 33) * 0xff51afd7ed558ccdL;
    long twice = (once ^ once >>> 33) * 0xc4ceb9fe1a85ec53L;
    return twice ^ twice >>> 33;
  }

  private void set(int place, long idHigh, long idLow, long origin) {
    high[place] = idHigh;
    low[place] = idLow;
    origins[place] = origin;
  }

  private void grow() {
    long[] oldHigh = high;
    long[] oldLow = low;
    long[] oldOrigins = origins;
    high = new long[2 * oldHigh.length];
    low = new long[2 * oldLow.length];
    origins = free(2 * oldOrigins.length);
    for (int i = 0; i < oldOrigins.length; i++) {
      if (oldOrigins[i] != Origin.NONE) {
        set(place(oldHigh[i], oldLow[i]), oldHigh[i], oldLow[i], oldOrigins[i]);
      }
    }
  }

  private static long[] free(int capacity) {
    long[] origins = new long[capacity];
    Arrays.fill(origins, Origin.NONE);
    return origins;
  }
}
