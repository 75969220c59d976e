package io.tureen.local.cli;

import io.tureen.catalogue.CatalogueException;
import io.tureen.local.control.Installation;
import io.tureen.local.error.ErrorCode;
import io.tureen.local.error.UserException;
import io.tureen.local.state.Status;
import io.tureen.local.terminal.Terminal;
import io.tureen.upkeep.TableReport;
import io.tureen.upkeep.Upkeep;
import io.tureen.upkeep.UpkeepCommand;
import io.tureen.upkeep.UpkeepException;
import io.tureen.upkeep.UpkeepOptions;
import io.tureen.upkeep.UpkeepSettings;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "maintain",
    description =
        "Sees to the tables now: puts small files together, forgets old snapshots, removes files"
            + " that nobody needs. The supervisor does the same every upkeep-interval.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:every table was seen to", "1:some failed", "2:wrong usage"})
final class MaintainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigOption config;
  @Mixin private UpkeepOptions options;

  @Override
  public Integer call() {
    Installation installation = config.installation();
    Optional<Status> up = installation.status().filter(Status::isUp);
    if (up.isEmpty() && !options.nameTrino()) {
      throw new UserException(
          ErrorCode.NOT_UP,
          "Tureen is not up, so there is nothing that could see to the tables.",
          "Start it with ./tureen up, or name the Trino of another with --trino.");
    }
    URI trino = up.map(Status::trino).orElse(null);
    try {
      UpkeepSettings settings = options.settings(trino, installation.settings().catalogue());
      UpkeepDisplay display = new UpkeepDisplay(Terminal.system());
      List<TableReport> reports = new Upkeep(settings, display).run();
      display.end(reports);
      return UpkeepCommand.status(reports);
    } catch (UpkeepException e) {
      return complain(e, UpkeepCommand.status(e));
    } catch (CatalogueException e) {
      return complain(e, UpkeepCommand.WRONG_USAGE);
    }
  }

  private int complain(RuntimeException mistake, int status) {
    spec.commandLine().getErr().println(mistake.getMessage());
    return status;
  }
}
