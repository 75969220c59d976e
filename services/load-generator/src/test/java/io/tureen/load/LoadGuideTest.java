package io.tureen.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.tureen.catalogue.Catalogue;
import io.tureen.traffic.TrafficPlan;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Reads docs/load.md and does what it says. */
class LoadGuideTest {
  private static final Path GUIDE = Path.of("../../docs/load.md");
  private static final Pattern COMMAND =
      Pattern.compile("^\\./tureen load *([^#\\n]*)", Pattern.MULTILINE);
  private static final Pattern YAML = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);

  private String guide;

  @BeforeEach
  void readTheGuide() throws IOException {
    guide = Files.readString(GUIDE);
  }

  @Test
  void everyCommandIsTaken() {
    List<String> commands = all(COMMAND);

    assertThat(commands).hasSizeGreaterThan(4);
    for (String command : commands) {
      LoadOptions options = new LoadOptions();
      new CommandLine(
              CommandSpec.create().addMixin("load", CommandSpec.forAnnotatedObject(options)))
          .parseArgs(command.isBlank() ? new String[0] : command.strip().split(" +"));
      assertThat(options.settings(URI.create("http://127.0.0.1:8080"), Optional.empty()))
          .isNotNull();
    }
  }

  @Test
  void everyOptionIsInTheTableWithItsVariable() {
    for (OptionSpec option : CommandSpec.forAnnotatedObject(new LoadOptions()).options()) {
      String name = option.longestName();
      String variable =
          name.equals("--catalogue")
              ? "TUREEN_CATALOGUE"
              : "TUREEN_LOAD_" + name.substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
      assertThat(guide).contains("| `%s` | `%s` |".formatted(name, variable));
    }
  }

  @Test
  void everyOptionOfVerifyIsInTheTableWithItsVariable() {
    for (OptionSpec option : CommandSpec.forAnnotatedObject(new VerifyOptions()).options()) {
      String name = option.longestName();
      String variable =
          name.equals("--catalogue")
              ? "TUREEN_CATALOGUE"
              : "TUREEN_VERIFY_" + name.substring(2).toUpperCase(Locale.ROOT);
      assertThat(guide).contains("| `%s` | `%s` |".formatted(name, variable));
    }
  }

  @Test
  void thePlanIsAPlan() {
    TrafficPlan plan = TrafficPlan.parse("docs/load.md", all(YAML).getFirst(), Catalogue.builtIn());

    assertThat(plan.total()).isEqualTo(550);
  }

  private List<String> all(Pattern pattern) {
    return pattern.matcher(guide).results().map(result -> result.group(1)).toList();
  }
}
