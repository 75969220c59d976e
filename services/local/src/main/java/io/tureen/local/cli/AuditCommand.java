package io.tureen.local.cli;

import io.tureen.audit.AuditOptions;
import io.tureen.audit.ConsoleAudit;
import io.tureen.local.control.Installation;
import io.tureen.local.error.ErrorCode;
import io.tureen.local.error.UserException;
import io.tureen.local.state.Status;
import io.tureen.settings.Environment;
import io.tureen.settings.KafkaClientProperties;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "audit",
    description =
        "Proves from the tables that each record of the topic, up to where the streams are, is in"
            + " exactly one place.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:all is accounted for",
      "1:something is not, or the audit failed",
      "2:wrong usage"
    })
final class AuditCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigOption config;
  @Mixin private AuditOptions options;

  @Override
  public Integer call() {
    Installation installation = config.installation();
    Status up =
        installation
            .status()
            .filter(Status::isUp)
            .orElseThrow(
                () ->
                    new UserException(
                        ErrorCode.NOT_UP,
                        "Tureen is not up, so nothing can be audited.",
                        "Start it with ./tureen up"));
    return ConsoleAudit.run(
        options,
        up.trino(),
        installation.settings().catalogue(),
        environment(installation),
        spec.commandLine().getOut(),
        spec.commandLine().getErr());
  }

  /** The one of this process, with the broker of this system. */
  private static Environment environment(Installation installation) {
    Map<String, String> variables = new HashMap<>(System.getenv());
    variables.put(KafkaClientProperties.BOOTSTRAP_SERVERS, installation.parts().bootstrapServers());
    return Environment.of(variables);
  }
}
