package io.tureen.catalogue.event;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Timestamps as RFC 3339 writes them: with an offset, up to nine digits of a second, and no leap
 * seconds.
 */
final class Rfc3339 {

  static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

  private static final int SECOND_END = "2026-03-14T19:26:53".length();
  private static final int MAX_FRACTION = 9;

  private Rfc3339() {}

  /** The moment, cut to microseconds; null if the text is no such timestamp. */
  static Instant parse(String text) {
    int length = text.length();
    if (length <= SECOND_END
        || text.charAt(4) != '-'
        || text.charAt(7) != '-'
        || (text.charAt(10) | ' ') != 't'
        || text.charAt(13) != ':'
        || text.charAt(16) != ':') {
      return null;
    }
    int year = digits(text, 0, 4);
    int month = digits(text, 5, 7);
    int day = digits(text, 8, 10);
    int secondOfDay = secondOfDay(text);
    if (year < 0 || month < 1 || month > 12 || day < 1 || secondOfDay < 0) {
      return null;
    }
    if (day > 28 && day > YearMonth.of(year, month).lengthOfMonth()) {
      return null;
    }
    int offsetStart = endOfFraction(text);
    if (offsetStart < 0) {
      return null;
    }
    int offset = offsetSeconds(text, offsetStart);
    if (offset == NO_OFFSET) {
      return null;
    }
    long second = LocalDate.of(year, month, day).toEpochDay() * 86_400 + secondOfDay - offset;
    return Instant.ofEpochSecond(second, 1_000L * micros(text, offsetStart));
  }

  private static int secondOfDay(String text) {
    int hour = digits(text, 11, 13);
    int minute = digits(text, 14, 16);
    int second = digits(text, 17, 19);
    boolean valid =
        hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
    return valid ? (hour * 60 + minute) * 60 + second : -1;
  }

  /** Where the offset begins, or -1 if the fraction is wrong. */
  private static int endOfFraction(String text) {
    if (text.charAt(SECOND_END) != '.') {
      return SECOND_END;
    }
    int i = SECOND_END + 1;
    while (i < text.length() && isDigit(text.charAt(i))) {
      i++;
    }
    int count = i - SECOND_END - 1;
    return count >= 1 && count <= MAX_FRACTION ? i : -1;
  }

  private static int micros(String text, int end) {
    int micros = 0;
    for (int i = 0; i < 6; i++) {
      int at = SECOND_END + 1 + i;
      micros = micros * 10 + (at < end ? text.charAt(at) - '0' : 0);
    }
    return micros;
  }

  private static final int NO_OFFSET = Integer.MIN_VALUE;

  private static int offsetSeconds(String text, int start) {
    if (start + 1 == text.length() && (text.charAt(start) | ' ') == 'z') {
      return 0;
    }
    if (start + 6 != text.length() || text.charAt(start + 3) != ':') {
      return NO_OFFSET;
    }
    char sign = text.charAt(start);
    int hours = digits(text, start + 1, start + 3);
    int minutes = digits(text, start + 4, start + 6);
    if ((sign != '+' && sign != '-') || hours < 0 || hours > 23 || minutes < 0 || minutes > 59) {
      return NO_OFFSET;
    }
    int seconds = (hours * 60 + minutes) * 60;
    return sign == '-' ? -seconds : seconds;
  }

  /** The number that these digits are; -1 if one is no digit. */
  private static int digits(String text, int start, int end) {
    int number = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (!isDigit(c)) {
        return -1;
      }
      number = number * 10 + c - '0';
    }
    return number;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
