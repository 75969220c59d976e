package io.tureen.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the scripts in k8s/ make of their arguments; these need no cluster. */
class ScriptsTest {

  @Test
  void theVolumesOfAKindClusterAreNotDeletedWhenTheyAreToBeKept() throws Exception {
    Ended ended = run("uninstall", "--keep-volumes", "--kind");

    assertThat(ended.output()).contains("TUREEN-KIND-KEEPS-NOTHING");
    assertThat(ended.status()).isEqualTo(2);
  }

  @Test
  void anOptionOfTheInstallationMayStandAfterHelmsArguments() throws Exception {
    Ended ended = run("install", "--set", "api.simulatorEnabled=true", "--help");

    assertThat(ended.output()).contains("--without-images");
    assertThat(ended.status()).isZero();
  }

  /** Without the tools of a cluster, so that nothing is reached. */
  private static Ended run(String script, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("bash", Home.script(script).toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PATH", "/usr/bin:/bin");
    builder.environment().put("KUBECONFIG", "/dev/null");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }

  private record Ended(int status, String output) {}
}
