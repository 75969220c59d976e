package io.tureen.traffic;

import io.tureen.catalogue.FieldType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The numbers a field of some type may have.
 *
 * @param scale digits after the point
 */
record Numbers(BigDecimal low, BigDecimal high, int scale) {
  /**
   * A range up to this wide is taken as it is; a wider one is a bound of the format, not of the
   * matter.
   */
  private static final BigDecimal WIDE = BigDecimal.valueOf(10_000);

  private static final BigDecimal PLAUSIBLE_WIDTH = BigDecimal.valueOf(100);
  private static final int SCALE_OF_FLOATING_POINT = 3;

  /** Nothing for a type that is not a number. */
  static Optional<Numbers> of(FieldType type) {
    return switch (type) {
      case FieldType.WholeNumber number ->
          Optional.of(
              new Numbers(BigDecimal.valueOf(number.min()), BigDecimal.valueOf(number.max()), 0));
      case FieldType.Decimal number ->
          Optional.of(new Numbers(number.min(), number.max(), number.scale()));
      case FieldType.FloatingPoint number ->
          Optional.of(
              new Numbers(
                  BigDecimal.valueOf(number.min()),
                  BigDecimal.valueOf(number.max()),
                  SCALE_OF_FLOATING_POINT));
      default -> Optional.empty();
    };
  }

  /** What these have in common with the numbers from {@code from} to {@code to}. */
  Optional<Numbers> within(BigDecimal from, BigDecimal to) {
    Numbers common = new Numbers(low.max(from), high.min(to), scale);
    return common.low.compareTo(common.high) > 0 ? Optional.empty() : Optional.of(common);
  }

  /** These, or where they have no bounds to speak of, some small ones among them. */
  Numbers plausible() {
    if (high.subtract(low).compareTo(WIDE) <= 0) {
      return this;
    }
    BigDecimal from = BigDecimal.ZERO.max(low).min(high);
    return new Numbers(from, from.add(PLAUSIBLE_WIDTH).min(high), scale);
  }

  /** One of them, most often near the middle. */
  BigDecimal pick(RandomGenerator random) {
    BigDecimal share = BigDecimal.valueOf((random.nextDouble() + random.nextDouble()) / 2);
    BigDecimal rounded =
        low.add(high.subtract(low).multiply(share)).setScale(scale, RoundingMode.HALF_UP);
    return rounded.max(low).min(high);
  }
}
