package io.tureen.stream.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image's entrypoint, with a java that only says how it was called. */
class EntrypointTest {
  private static final Path SCRIPT = Path.of("src/main/jib/opt/entrypoint.sh");
  private static final String CLASS_PATH = "/etc/hadoop:/app/classpath/*:/app/libs/spark.jar";

  @TempDir private Path image;

  @BeforeEach
  void layOutTheImage() throws IOException {
    Files.createDirectories(image.resolve("opt"));
    Files.createDirectories(image.resolve("app"));
    Files.copy(SCRIPT, image.resolve("opt/entrypoint.sh"));
    Files.writeString(image.resolve("app/jib-classpath-file"), CLASS_PATH);
    Path java = Files.createDirectories(image.resolve("bin")).resolve("java");
    Files.writeString(
        java,
        """
        #!/usr/bin/env bash
        printf '%s\\n' "$@" "user=${SPARK_USER:-}" "process=$$"
        """);
    assertThat(java.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void driverIsSparkSubmitInClientModeAtTheAddressOfThePod() throws Exception {
    List<String> call =
        run(
            Map.of("SPARK_DRIVER_BIND_ADDRESS", "10.1.2.3", "SPARK_USER", "submitter"),
            "driver",
            "--properties-file",
            "/opt/spark/conf/spark.properties",
            "--class",
            "io.tureen.stream.TableStream",
            "local:///app/classpath/table-stream.jar");

    assertThat(call)
        .startsWith(
            "@" + image.toRealPath().resolve("app/java.args"),
            "-cp",
            CLASS_PATH,
            "org.apache.spark.deploy.SparkSubmit",
            "--deploy-mode",
            "client",
            "--conf",
            "spark.driver.bindAddress=10.1.2.3",
            "--conf",
            "spark.driver.host=10.1.2.3",
            "--properties-file",
            "/opt/spark/conf/spark.properties",
            "--class",
            "io.tureen.stream.TableStream",
            "local:///app/classpath/table-stream.jar",
            "user=");
  }

  @Test
  void executorIsMadeOfTheEnvironmentThatItsDriverGaveIt() throws Exception {
    List<String> call =
        run(
            Map.ofEntries(
                Map.entry("SPARK_DRIVER_URL", "spark://CoarseGrainedScheduler@10.1.2.3:7078"),
                Map.entry("SPARK_EXECUTOR_ID", "7"),
                Map.entry("SPARK_EXECUTOR_CORES", "2"),
                Map.entry("SPARK_EXECUTOR_MEMORY", "512m"),
                Map.entry("SPARK_EXECUTOR_POD_IP", "10.1.2.4"),
                Map.entry("SPARK_EXECUTOR_POD_NAME", "orders-exec-7"),
                Map.entry("SPARK_APPLICATION_ID", "spark-1"),
                Map.entry("SPARK_RESOURCE_PROFILE_ID", "0"),
                Map.entry("SPARK_CLASSPATH", "/extra/*"),
                Map.entry("SPARK_JAVA_OPT_0", "-Dspark.driver.port=7078"),
                Map.entry("SPARK_JAVA_OPT_1", "-Dwords=of two words"),
                Map.entry("SPARK_JAVA_OPT_2", "-Dlast=true"),
                Map.entry("SPARK_USER", "submitter")),
            "executor");

    assertThat(call)
        .startsWith(
            "@" + image.toRealPath().resolve("app/java.args"),
            "-Dspark.driver.port=7078",
            "-Dwords=of two words",
            "-Dlast=true",
            "-Xmx512m",
            "-cp",
            "/extra/*:" + CLASS_PATH,
            "org.apache.spark.scheduler.cluster.k8s.KubernetesExecutorBackend",
            "--driver-url",
            "spark://CoarseGrainedScheduler@10.1.2.3:7078",
            "--executor-id",
            "7",
            "--cores",
            "2",
            "--app-id",
            "spark-1",
            "--hostname",
            "10.1.2.4",
            "--resourceProfileId",
            "0",
            "--podName",
            "orders-exec-7",
            "user=");
  }

  @Test
  void anyOtherCommandIsRunAsItIs() throws Exception {
    assertThat(run(Map.of(), "echo", "two words", "*")).containsExactly("two words *");
  }

  @Test
  void theCommandTakesThePlaceOfTheShellSoThatItGetsTheSignals() throws Exception {
    Process process = start(Map.of("SPARK_DRIVER_BIND_ADDRESS", "10.1.2.3"), "driver");

    assertThat(output(process)).endsWith("process=" + process.pid());
  }

  @Test
  void withoutArgumentsItSaysWhatToDo() throws Exception {
    Process process = start(Map.of());

    assertThat(output(process))
        .singleElement()
        .asString()
        .startsWith("TUREEN-SETTING-MISSING: the container was given no arguments.");
    assertThat(process.exitValue()).isEqualTo(2);
  }

  @Test
  void anExecutorWithoutItsDriversEnvironmentFails() throws Exception {
    Process process = start(Map.of("SPARK_EXECUTOR_MEMORY", "512m"), "executor");

    assertThat(output(process)).singleElement().asString().contains("SPARK_DRIVER_URL: unbound");
    assertThat(process.exitValue()).isNotZero();
  }

  private List<String> run(Map<String, String> environment, String... arguments) throws Exception {
    Process process = start(environment, arguments);
    List<String> output = output(process);
    assertThat(process.exitValue()).as("%s", output).isZero();
    return output;
  }

  private Process start(Map<String, String> environment, String... arguments) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(image.resolve("opt/entrypoint.sh").toString()).redirectErrorStream(true);
    builder.command().addAll(List.of(arguments));
    builder
        .environment()
        .merge(
            "PATH",
            image.resolve("bin").toString(),
            (path, bin) -> bin + File.pathSeparator + path);
    builder.environment().keySet().removeIf(name -> name.startsWith("SPARK_"));
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static List<String> output(Process process) throws Exception {
    List<String> lines = process.inputReader().lines().toList();
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    return lines;
  }
}
