package io.tureen.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ImagesTest {
  private static final Path HOME = Path.of(System.getProperty("tureen.home"));
  private static final Map<Path, ImageArchive> ARCHIVES = new TreeMap<>();

  @BeforeAll
  static void read() throws IOException {
    try (Stream<Path> paths = Files.find(HOME, 4, (path, _) -> isArchive(path))) {
      paths.forEach(path -> ARCHIVES.put(path.getParent().getParent(), ImageArchive.read(path)));
    }
  }

  @Test
  void thereAreImages() {
    assertThat(ARCHIVES)
        .as("archives under %s; ./mvnw -Pimages package makes them", HOME)
        .isNotEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("modules")
  void itRunsAsAUserWhoIsNotRootAndHasAName(Path module) {
    ImageArchive image = ARCHIVES.get(module);

    assertThat(image.settings().get("User").textValue()).isEqualTo("185:185");
    assertThat(image.text("/etc/passwd")).contains("tureen:x:185:185:");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("modules")
  void itsFirstProcessIsTheJvmUnlessItNeedsAnEntrypointOfItsOwn(Path module) {
    ImageArchive image = ARCHIVES.get(module);
    String program = image.settings().get("Entrypoint").get(0).textValue();

    if (image.files().containsKey(program)) {
      assertThat(image.files().get(program).mode()).isEqualTo(0755);
    } else {
      assertThat(program).isEqualTo("java");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("modules")
  void itsClassPathIsThatOfTheLocalStartInTheSameOrderAfterHadoopsConfiguration(Path module)
      throws IOException {
    ImageArchive image = ARCHIVES.get(module);
    List<String> jars =
        image.classPath().stream().filter(path -> !path.equals("/etc/hadoop")).toList();

    assertThat(jars.stream().map(ImagesTest::fileName))
        .containsExactlyElementsOf(
            LocalStart.of(module).classPath().stream().map(ImagesTest::fileName).toList());
    assertThat(image.files()).containsKeys(jars.toArray(String[]::new));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("modules")
  void itsFlagsAreThoseOfTheLocalStartButHeapAndPaths(Path module) throws IOException {
    ImageArchive image = ARCHIVES.get(module);
    String flags =
        image
            .files()
            .getOrDefault("/etc/trino/jvm.config", image.files().get("/app/java.args"))
            .text();

    assertThat(flags.lines()).containsExactlyElementsOf(LocalStart.of(module).flags());
    assertThat(flags).contains("-XX:MaxRAMPercentage=");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("modules")
  void itHoldsNothingOfTestsOrOfTheBuild(Path module) throws IOException {
    String home = HOME.toRealPath().toString();

    assertThat(ARCHIVES.get(module).files())
        .allSatisfy(
            (path, file) -> {
              assertThat(path)
                  .doesNotContainPattern("junit|assertj|awaitility|test-support|-tests?\\.jar")
                  .doesNotContainPattern("-sources|-javadoc|\\.java$|\\.class$");
              assertThat(file.text()).doesNotContain(home);
            });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("modules")
  void itsLabelsSayWhatItIs(Path module) {
    ImageArchive image = ARCHIVES.get(module);
    JsonNode labels = image.settings().get("Labels");
    String title = labels.get("org.opencontainers.image.title").textValue();

    assertThat(title).startsWith("Tureen ");
    assertThat(image.name()).contains("/" + title.replace("Tureen ", "") + ":");
    assertThat(labels.get("org.opencontainers.image.description").textValue()).isNotBlank();
    assertThat(labels.get("org.opencontainers.image.version").textValue()).isNotBlank();
    assertThat(labels.get("org.opencontainers.image.licenses").textValue()).isEqualTo("Apache-2.0");
  }

  static Stream<Path> modules() {
    return ARCHIVES.keySet().stream();
  }

  private static boolean isArchive(Path path) {
    return path.endsWith(Path.of("target", "jib-image.tar"));
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
