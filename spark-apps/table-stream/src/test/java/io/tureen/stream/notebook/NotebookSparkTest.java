package io.tureen.stream.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotebookSparkTest {
  private static final List<String> WORDS =
      NotebookSpark.words(
          URI.create("thrift://metastore:9083"),
          "--conf",
          "spark.master=local[8]",
          "pyspark-shell");

  @Test
  void theTablesAreTheCatalogHiveWithoutLocksAsTheStreamsHaveThem() {
    assertThat(WORDS)
        .contains(
            "spark.sql.catalog.hive=org.apache.iceberg.spark.SparkCatalog",
            "spark.sql.catalog.hive.type=hive",
            "spark.sql.catalog.hive.uri=thrift://metastore:9083",
            "spark.hadoop.iceberg.engine.hive.lock-enabled=false",
            "spark.hadoop.fs.s3a.input.stream.type=classic");
  }

  @Test
  void whatOnlyAStreamIsToldIsNotThere() {
    assertThat(WORDS).noneMatch(word -> word.matches("spark.sql.(codegen|streaming|adaptive).*"));
  }

  @Test
  void whatTheNotebookAsksForComesLastAndSoWins() {
    assertThat(WORDS).endsWith("--conf", "spark.master=local[8]", "pyspark-shell");
  }
}
