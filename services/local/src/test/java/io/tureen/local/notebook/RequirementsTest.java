package io.tureen.local.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RequirementsTest {
  @Test
  void pySparkIsOfTheVersionOfTheStreamsSpark() throws IOException {
    String build = Files.readString(Path.of("../../pom.xml"));
    String version = build.replaceAll("(?s).*<spark.version>(.*?)</spark.version>.*", "$1");

    assertThat(Path.of("../../docs/notebooks/requirements.txt"))
        .content()
        .contains("\npyspark==" + version + "\n");
  }

  @Test
  void theNotebookIsShippedWithoutAnswers() throws IOException {
    String notebook = Files.readString(Path.of("../../docs/notebooks/restaurant.ipynb"));

    assertThat(notebook)
        .contains("\"outputs\": []", "\"execution_count\": null")
        .doesNotContain("output_type")
        .doesNotContainPattern("\"execution_count\": [0-9]");
  }
}
