package io.tureen.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The images that {@code -Pimages} has built, given to the cluster by the command of {@code
 * TUREEN_LOAD_IMAGES}, which is called with each archive: {@code kind load image-archive}, for
 * example. Without the command, the cluster has them or can pull them.
 */
final class Images {
  private static final String ARCHIVE = "target/jib-image.tar";

  private Images() {}

  static String tag() {
    return System.getProperty("tureen.image.tag");
  }

  static void load() {
    String command = System.getenv().getOrDefault("TUREEN_LOAD_IMAGES", "").strip();
    if (command.isEmpty()) {
      return;
    }
    List<Path> archives = archives();
    assertThat(archives).as("archives that ./mvnw package -Pimages makes").isNotEmpty();
    archives.forEach(archive -> run(command, archive));
  }

  private static List<Path> archives() {
    return Stream.of("services", "spark-apps")
        .map(Home.directory()::resolve)
        .flatMap(Images::list)
        .map(module -> module.resolve(ARCHIVE))
        .filter(Files::exists)
        .toList();
  }

  private static Stream<Path> list(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.toList().stream();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void run(String command, Path archive) {
    List<String> words = new ArrayList<>(List.of(command.split("\\s+")));
    words.add(archive.toString());
    try {
      Process process = new ProcessBuilder(words).inheritIO().start();
      assertThat(process.waitFor()).as("exit status of %s", words).isZero();
    } catch (IOException e) {
      throw new IllegalStateException("TUREEN_LOAD_IMAGES: " + words, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
