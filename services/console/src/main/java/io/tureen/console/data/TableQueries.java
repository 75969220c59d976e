package io.tureen.console.data;

import io.tureen.catalogue.Column;
import io.tureen.catalogue.ColumnType.Kind;
import io.tureen.console.sql.Sql;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/** The queries about one table. */
record TableQueries(Table table) {

  static final int NEWEST = 50;

  /** What of a long value a page shows. */
  private static final int MOST_SHOWN = 1_000;

  /** How much there is, and when the newest row came: from metadata, whatever the table's size. */
  String size() {
    return """
    select
      coalesce(sum(record_count), 0) as rows,
      coalesce(sum(file_count), 0) as files,
      coalesce(sum(total_size), 0) as bytes,
      max(data.%s.max) as newest
    from %s\
    """
        .formatted(table.time(), Sql.metadata(table.name(), "partitions"));
  }

  /**
   * The newest rows.
   *
   * @param since which none of them is older than: lets Trino leave out older files; empty looks at
   *     all
   */
  String newest(Optional<Instant> since) {
    String columns =
        table.columns().stream().map(TableQueries::shown).collect(Collectors.joining(",\n  "));
    String where =
        since
            .map(moment -> "\nwhere %s >= %s".formatted(table.time(), Sql.timestamp(moment)))
            .orElse("");
    return """
    select
      %s
    from %s%s
    order by %s desc, %s
    limit %d\
    """
        .formatted(columns, Sql.table(table.name()), where, table.time(), table.ties(), NEWEST);
  }

  /**
   * Since when the files have rows that together hold the newest: from metadata, so that a pause of
   * days before the newest rows does not make Trino read them all. Null where a file does not say.
   */
  String beginOfNewest() {
    return """
    select if(count(oldest) = count(*), min(oldest)) as begin
    from (
      select
        oldest,
        sum(record_count) over (order by oldest desc rows unbounded preceding) - record_count as newer
      from (
        select
          from_iso8601_timestamp_nanos(json_extract_scalar(readable_metrics, '$.%s.lower_bound')) as oldest,
          record_count
        from %s
        where content = 0
      )
    )
    where newer < %d or oldest is null\
    """
        .formatted(table.time(), Sql.metadata(table.name(), "files"), NEWEST);
  }

  /** How many records were rejected, by reason. */
  String reasons() {
    return """
    select code, count(*) as records, max(%s) as newest
    from %s
    group by code
    order by records desc, code\
    """
        .formatted(table.time(), Sql.table(table.name()));
  }

  /** All of it. */
  String everything() {
    return "select\n  %s\nfrom %s"
        .formatted(
            table.columns().stream()
                .map(column -> Sql.name(column.name()))
                .collect(Collectors.joining(",\n  ")),
            Sql.table(table.name()));
  }

  private static String shown(Column column) {
    String name = Sql.name(column.name());
    boolean mayBeLong = column.type().kind() == Kind.TEXT || column.type().kind() == Kind.BINARY;
    return mayBeLong ? "substr(%s, 1, %d) as %s".formatted(name, MOST_SHOWN, name) : name;
  }
}
