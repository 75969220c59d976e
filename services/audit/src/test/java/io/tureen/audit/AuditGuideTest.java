package io.tureen.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What docs/audit.md says is what there is. */
class AuditGuideTest {
  private static final Path GUIDE = Path.of("../../docs/audit.md");

  @Test
  void everyOptionIsInTheTableWithItsVariable() throws IOException {
    for (OptionSpec option : CommandSpec.forAnnotatedObject(new AuditOptions()).options()) {
      String name = option.longestName();
      String variable =
          name.equals("--catalogue")
              ? "TUREEN_CATALOGUE"
              : "TUREEN_AUDIT_" + name.substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
      assertThat(Files.readString(GUIDE)).contains("| `%s` | `%s` |".formatted(name, variable));
    }
  }

  @Test
  void everyProblemIsInTheTable() throws IOException {
    for (AuditProblem problem : AuditProblem.values()) {
      assertThat(Files.readString(GUIDE)).contains("| `%s` |".formatted(problem.code()));
    }
  }
}
