package io.tureen.upkeep;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts small files together, few at a time. Trino has a writer for every day that a statement
 * writes, so that a statement for the whole of a table of many days takes more memory than Trino
 * has. It also writes a day's only file again as long as the table has files of another
 * partitioning.
 */
final class Compaction {
  /** So many files are put together in one run; more are for the next. */
  static final int MOST_FILES = 10_000;

  /** A statement names its files, and Trino reads one of up to a million characters. */
  static final int MOST_FILES_OF_STATEMENT = 1_000;

  /** So many partitions the files of a statement have at most. */
  static final int MOST_PARTITIONS_OF_STATEMENT = 100;

  /** Bytes of the files of a statement, unless it has but two. */
  static final long MOST_BYTES_OF_STATEMENT = 32L << 20;

  /** Into so many a statement is divided that failed. */
  private static final int PARTS = 8;

  /**
   * A file that is to become part of a larger one.
   *
   * @param path as the table's metadata has it
   * @param bytes its size
   * @param partition what files that may become one have in common
   */
  record SmallFile(String path, long bytes, String partition) {}

  private Compaction() {}

  /**
   * The query for the files that are to be put together: the small ones of a day that has several,
   * and those of an older partitioning than the newest, such as that by the day of the event. Files
   * of one day follow each other. Days with deleted rows are left to {@link #withoutDeletedRows}:
   * once their files are others, Trino never forgets the lists of those rows.
   *
   * @param partitioned whether the table's files have a partition
   */
  static String query(String table, boolean partitioned, String smallFile) {
    return """
    SELECT file_path, file_size_in_bytes, concat_ws(' ', CAST(spec_id AS VARCHAR), day) FROM (
      SELECT *,
        count_if(small) OVER of_day AS small_files,
        max(content) OVER of_day > 0 AS has_deleted_rows,
        max(spec_id) OVER () AS newest_spec_id
      FROM (
        SELECT content, file_path, file_size_in_bytes, spec_id, %s AS day,
          file_size_in_bytes < parse_data_size('%s') AS small
        FROM %s)
      WINDOW of_day AS (PARTITION BY spec_id, day))
    WHERE small AND NOT has_deleted_rows AND (small_files > 1 OR spec_id < newest_spec_id)
    ORDER BY spec_id, day
    LIMIT %d\
    """
        .formatted(
            partitioned ? "json_format(CAST(partition AS JSON))" : "''",
            smallFile,
            Quoted.name(table + "$files"),
            MOST_FILES);
  }

  /** Statements that put these files together. */
  static List<Statement> statements(String table, List<SmallFile> files, String smallFile) {
    List<Statement> statements = new ArrayList<>();
    List<SmallFile> some = new ArrayList<>();
    Set<String> partitions = new HashSet<>();
    long bytes = 0;
    for (SmallFile file : files) {
      boolean full =
          bytes + file.bytes() > MOST_BYTES_OF_STATEMENT
              || some.size() == MOST_FILES_OF_STATEMENT
              || (partitions.size() == MOST_PARTITIONS_OF_STATEMENT
                  && !partitions.contains(file.partition()));
      if (full && some.size() > 1) {
        statements.add(statement(table, some, smallFile));
        some.clear();
        partitions.clear();
        bytes = 0;
      }
      some.add(file);
      partitions.add(file.partition());
      bytes += file.bytes();
    }
    if (!some.isEmpty()) {
      statements.add(statement(table, some, smallFile));
    }
    return statements;
  }

  /**
   * The statement that takes deleted rows out of their files, wherever they are: only one without a
   * condition forgets the lists of them. It puts these days' small files together, too.
   */
  static String withoutDeletedRows(String table, String smallFile) {
    return "ALTER TABLE %s EXECUTE optimize(file_size_threshold => '%s')"
        .formatted(Quoted.name(table), smallFile);
  }

  private static Statement statement(String table, List<SmallFile> files, String smallFile) {
    String sql =
        "%s WHERE \"$path\" IN (%s)"
            .formatted(
                withoutDeletedRows(table, smallFile),
                files.stream()
                    .map(file -> Quoted.text(file.path()))
                    .collect(Collectors.joining(", ")));
    return new Statement(
        sql, parts(files).stream().map(part -> statement(table, part, smallFile)).toList());
  }

  private static List<List<SmallFile>> parts(List<SmallFile> files) {
    List<List<SmallFile>> parts = new ArrayList<>();
    if (files.size() > 2) {
      int size = Math.max(2, Math.ceilDiv(files.size(), PARTS));
      for (int from = 0; from < files.size(); from += size) {
        parts.add(files.subList(from, Math.min(from + size, files.size())));
      }
    }
    return parts;
  }
}
