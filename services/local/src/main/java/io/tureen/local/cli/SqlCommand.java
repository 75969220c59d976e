package io.tureen.local.cli;

import io.tureen.local.control.Installation;
import io.tureen.local.error.ErrorCode;
import io.tureen.local.error.UserException;
import io.tureen.local.state.PartStatus;
import io.tureen.local.state.Status;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "sql",
    description =
        "Opens the Trino prompt on the tables, or answers one statement (or those on standard input).",
    mixinStandardHelpOptions = true)
final class SqlCommand implements Callable<Integer> {
  @Mixin private ConfigOption config;

  @Parameters(
      arity = "0..1",
      paramLabel = "STATEMENT",
      description = "For example: \"select count(*) from menu_app_orders\"")
  private String statement;

  @Option(
      names = "--execute",
      paramLabel = "STATEMENT",
      description = "The same, as Trino's own program calls it.")
  private String execute;

  @Option(
      names = "--output-format",
      paramLabel = "FORMAT",
      description =
          "How answers are written: ALIGNED, VERTICAL, CSV, CSV_HEADER, CSV_UNQUOTED, CSV_HEADER_UNQUOTED, TSV, TSV_HEADER, JSON,"
              + " AUTO, MARKDOWN, NULL. Default: ALIGNED on a terminal, else CSV.")
  private String format;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Installation installation = config.installation();
    URI trino = trino(installation);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + installation.home().resolve("services/local/target/launch/trino-cli.args"));
    command.addAll(
        List.of("--server", trino.toString(), "--catalog", "hive", "--schema", "default"));
    statement().ifPresent(sql -> command.addAll(List.of("--execute", sql)));
    outputFormat().ifPresent(name -> command.addAll(List.of("--output-format", name)));
    return Handover.run(command);
  }

  /** From the command line, else from a standard input that is no terminal. */
  private Optional<String> statement() throws IOException {
    Optional<String> given = Optional.ofNullable(execute).or(() -> Optional.ofNullable(statement));
    if (given.isPresent() || Boolean.getBoolean("tureen.terminal.in")) {
      return given;
    }
    return Optional.of(new String(System.in.readAllBytes(), Charset.defaultCharset()));
  }

  private Optional<String> outputFormat() {
    if (format != null) {
      return Optional.of(format);
    }
    return Boolean.getBoolean("tureen.terminal") ? Optional.of("ALIGNED") : Optional.empty();
  }

  private static URI trino(Installation installation) {
    Status status =
        installation
            .status()
            .filter(Status::isUp)
            .orElseThrow(
                () ->
                    new UserException(
                        ErrorCode.NOT_UP,
                        "Tureen is not up, so nobody can answer.",
                        "Start it with ./tureen up"));
    PartStatus trino =
        status.parts().stream()
            .filter(part -> part.name().equals("trino"))
            .findFirst()
            .orElseThrow();
    if (!trino.isReady()) {
      throw new UserException(
          ErrorCode.NOT_UP,
          "Trino is not ready (%s): %s.".formatted(trino.state().word(), trino.detail()),
          "Look at ./tureen status and ./tureen logs trino, and try again.");
    }
    return status.trino();
  }
}
