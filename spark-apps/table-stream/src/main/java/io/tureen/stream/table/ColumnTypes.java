package io.tureen.stream.table;

import io.tureen.catalogue.ColumnType;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.TypeUtil;
import org.apache.iceberg.types.Types;

/** The catalogue's types of columns in Iceberg's words. */
final class ColumnTypes {
  private ColumnTypes() {}

  static Type.PrimitiveType of(ColumnType type) {
    return switch (type.kind()) {
      case TEXT -> Types.StringType.get();
      case UUID -> Types.UUIDType.get();
      case TIMESTAMP -> Types.TimestampType.withZone();
      case INTEGER -> Types.IntegerType.get();
      case LONG -> Types.LongType.get();
      case DECIMAL -> Types.DecimalType.of(type.precision(), type.scale());
      case BOOLEAN -> Types.BooleanType.get();
      case DOUBLE -> Types.DoubleType.get();
      case BINARY -> Types.BinaryType.get();
    };
  }

  /**
   * Whether every value of {@code narrow} is one of {@code wide}, and Iceberg can make the one
   * column the other.
   */
  static boolean isWidening(Type narrow, Type wide) {
    return narrow.isPrimitiveType()
        && wide.isPrimitiveType()
        && TypeUtil.isPromotionAllowed(narrow, wide.asPrimitiveType());
  }
}
