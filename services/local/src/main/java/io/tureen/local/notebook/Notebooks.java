package io.tureen.local.notebook;

import io.tureen.local.control.Installation;
import io.tureen.local.part.LaunchFile;
import io.tureen.local.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Jupyter with Spark on the tables of an installation that is up. */
public final class Notebooks {
  private static final String SHIPPED = "docs/notebooks/restaurant.ipynb";
  private static final String REQUIREMENTS = "docs/notebooks/requirements.txt";

  private final Installation installation;
  private final PythonEnvironment python;
  private final SparkHome spark;
  private final WorkingCopy copy;

  public Notebooks(Installation installation) {
    this.installation = installation;
    this.python =
        new PythonEnvironment(
            installation.state().python(), installation.state().log("notebook-install"));
    this.spark = new SparkHome(installation.state().launch().resolve("notebook"));
    this.copy =
        new WorkingCopy(installation.home().resolve(SHIPPED), installation.state().notebooks());
  }

  /** Makes all that a notebook needs and that is not there yet. */
  public void prepare(Terminal terminal) throws IOException, InterruptedException {
    Python found = Python.find(System.getenv());
    python.make(found, installation.home().resolve(REQUIREMENTS), terminal);
    Path launchFile =
        installation.home().resolve("spark-apps/table-stream/target/launch/java.args");
    spark.make(
        LaunchFile.read(launchFile),
        installation.home(),
        installation.state().temporary("notebook"));
    boolean outdated = copy.refresh();
    terminal.line("Your copy of the notebook: " + copy.file());
    if (outdated) {
      terminal.line("Another is shipped by now; to have that one, move yours away.");
    }
  }

  /** JupyterLab, until Ctrl-C. */
  public List<String> lab(int port, boolean browser) {
    List<String> command = command("jupyter-lab");
    command.addAll(
        List.of(
            "--ip=127.0.0.1",
            "--port=" + port,
            "--ServerApp.root_dir=" + copy.directory(),
            "--LabApp.default_url=/lab/tree/" + copy.file().getFileName(),
            // Ctrl-C ends it without a question; root may have it, as the rest of Tureen; it calls
            // nobody.
            "--ServerApp.answer_yes=True",
            "--ServerApp.allow_root=True",
            "--log-level=WARN",
            "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
            "--LabApp.news_url=None"));
    if (!browser) {
      command.add("--no-browser");
    }
    return command;
  }

  /** All cells of the person's copy, one after the other, into a notebook with their answers. */
  public List<String> execute() {
    List<String> command = command("jupyter-nbconvert");
    command.addAll(
        List.of(
            "--to=notebook",
            "--execute",
            "--output=" + executed().getFileName(),
            copy.file().toString()));
    return command;
  }

  public Path executed() {
    return copy.directory().resolve("restaurant.executed.ipynb");
  }

  /**
   * The program in its environment; what the person's own Python and Spark are told is not for it.
   */
  private List<String> command(String program) {
    return new ArrayList<>(
        List.of(
            "env",
            "-u",
            "PYTHONPATH",
            "-u",
            "PYTHONHOME",
            "-u",
            "PYSPARK_SUBMIT_ARGS",
            "-u",
            "PYSPARK_GATEWAY_PORT",
            "-u",
            "SPARK_CONF_DIR",
            "JUPYTER_PREFER_ENV_PATH=1",
            "SPARK_HOME=" + spark.directory(),
            "PYSPARK_PYTHON=" + python.program("python"),
            "TUREEN_METASTORE_URI=" + installation.parts().metastoreAddress(),
            python.program(program).toString()));
  }
}
