package io.tureen.local.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsTableTest {
  private static final Path GUIDE = Path.of("../../docs/local.md");

  @Test
  void theGuideListsEverySettingAsItIs() throws IOException {
    List<String> expected = Arrays.stream(Setting.values()).map(SettingsTableTest::row).toList();

    List<String> rows =
        Files.readAllLines(GUIDE).stream().filter(line -> line.contains("| `TUREEN_")).toList();

    assertThat(rows).isEqualTo(expected);
  }

  private static String row(Setting setting) {
    String standard = setting.defaultText().isEmpty() ? "" : "`" + setting.defaultText() + "`";
    return "| `%s` | `%s` | %s | %s |"
        .formatted(setting.key(), setting.environmentName(), standard, setting.meaning());
  }
}
