package io.tureen.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import io.tureen.upkeep.Compaction.SmallFile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CompactionTest {
  private static final long MEBIBYTE = 1L << 20;

  @Test
  void noFilesNeedNoStatement() {
    assertThat(statements(List.of())).isEmpty();
  }

  @Test
  void aStatementNamesItsFiles() {
    List<SmallFile> files =
        List.of(new SmallFile("file:/a.parquet", 1, ""), new SmallFile("it's", 1, ""));

    assertThat(statements(files))
        .extracting(Statement::sql)
        .containsExactly(
            "ALTER TABLE \"events\" EXECUTE optimize(file_size_threshold => '32MB')"
                + " WHERE \"$path\" IN ('file:/a.parquet', 'it''s')");
  }

  @Test
  void manyBytesAreOfManyStatements() {
    List<SmallFile> files = files(10, 12 * MEBIBYTE);

    assertThat(statements(files)).hasSize(5).allMatch(statement -> named(statement) == 2);
  }

  @Test
  void twoFilesAreOfOneStatementHoweverLargeTheyAre() {
    assertThat(statements(files(2, 30 * MEBIBYTE))).hasSize(1);
  }

  @Test
  void aStatementIsNoLongerThanTrinoReads() {
    assertThat(statements(files(2_500, 1)))
        .extracting(CompactionTest::named)
        .containsExactly(1_000, 1_000, 500);
  }

  @Test
  void aStatementWritesFewDays() {
    List<SmallFile> files =
        IntStream.range(0, 500).mapToObj(i -> new SmallFile("f" + i, 1, "day " + i / 2)).toList();

    assertThat(statements(files)).extracting(CompactionTest::named).containsExactly(200, 200, 100);
  }

  @Test
  void aStatementThatFailsIsDividedUntilItHasTwoFiles() {
    Statement statement = statements(files(100, 1)).getFirst();

    List<Integer> sizes = new ArrayList<>();
    for (; !statement.instead().isEmpty(); statement = statement.instead().getFirst()) {
      assertThat(statement.instead().stream().mapToInt(CompactionTest::named).sum())
          .isEqualTo(named(statement));
      sizes.add(named(statement));
    }
    assertThat(sizes).containsExactly(100, 13);
    assertThat(named(statement)).isEqualTo(2);
  }

  private static List<Statement> statements(List<SmallFile> files) {
    return Compaction.statements("events", files, "32MB");
  }

  private static List<SmallFile> files(int count, long bytes) {
    return IntStream.range(0, count).mapToObj(i -> new SmallFile("f" + i, bytes, "")).toList();
  }

  private static int named(Statement statement) {
    return statement.sql().split("'f").length - 1;
  }
}
