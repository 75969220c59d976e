package io.tureen.local.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaunchFileTest {
  private static final String TEXT =
      """
      # a comment
      -Xmx256m
      --add-modules jdk.incubator.vector
      --add-opens=java.base/java.nio=ALL-UNNAMED
      -cp
      "/home/a b/app.jar:/lib/*"
      -Dname='of it'
      io.tureen.Main first "second one"
      """;

  @Test
  void anArgumentFileIsTakenApart() {
    LaunchFile launch = LaunchFile.parse(TEXT);

    assertThat(launch.options())
        .containsExactly(
            "-Xmx256m",
            "--add-modules",
            "jdk.incubator.vector",
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "-Dname=of it");
    assertThat(launch.classPath()).containsExactly(Path.of("/home/a b/app.jar"), Path.of("/lib/*"));
    assertThat(launch.mainAndArguments()).containsExactly("io.tureen.Main", "first", "second one");
  }

  @Test
  void moreOptionsStandAfterItsOwnAndBeforeTheMainClass() {
    String text =
        LaunchFile.parse("-Xmx1g -cp a.jar Main x")
            .with(List.of("-Xmx2g"), List.of(Path.of("b.jar")));

    assertThat(text.lines())
        .containsExactly("\"-Xmx1g\"", "\"-Xmx2g\"", "\"-cp\"", "\"b.jar\"", "\"Main\"", "\"x\"");
  }

  @Test
  void whatIsWrittenReadsTheSame() {
    LaunchFile launch = LaunchFile.parse("-Dpath=\"C:\\\\a \\\"b\\\"\" -cp a.jar Main");

    LaunchFile again = LaunchFile.parse(launch.with(List.of(), launch.classPath()));

    assertThat(again).isEqualTo(launch);
    assertThat(launch.options()).containsExactly("-Dpath=C:\\a \"b\"");
  }
}
