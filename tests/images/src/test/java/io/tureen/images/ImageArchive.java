package io.tureen.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarFile;

/**
 * What Jib has put into an image, without its base: an archive as {@code docker save} writes them.
 *
 * @param name name and tag of the image
 * @param settings entrypoint, user, labels and the like, as Docker calls them
 * @param files the files of Jib's layers by their absolute paths
 */
record ImageArchive(String name, JsonNode settings, Map<String, File> files) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LARGEST_TEXT = 64 * 1024;

  /**
   * @param mode its permissions
   * @param text what is in it; empty for a large one
   */
  record File(int mode, String text) {}

  static ImageArchive read(Path archive) {
    try (TarFile tar = new TarFile(archive)) {
      Map<String, TarArchiveEntry> entries = new HashMap<>();
      tar.getEntries().forEach(entry -> entries.put(entry.getName(), entry));
      JsonNode manifest = json(tar, entries.get("manifest.json")).get(0);
      JsonNode image = json(tar, entries.get(manifest.get("Config").textValue()));
      JsonNode layers = manifest.get("Layers");
      Map<String, File> files = new HashMap<>();
      for (int i = layers.size() - layersOfJib(image); i < layers.size(); i++) {
        files.putAll(filesOf(tar.getInputStream(entries.get(layers.get(i).textValue()))));
      }
      return new ImageArchive(
          manifest.get("RepoTags").get(0).textValue(), image.get("config"), files);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + archive, e);
    }
  }

  String text(String path) {
    return files.get(path).text();
  }

  /** With the module's own jar in place of the pattern that stands for it. */
  List<String> classPath() {
    return Stream.of(text("/app/jib-classpath-file").strip().split(":"))
        .flatMap(path -> path.endsWith("/*") ? in(path.replace("*", "")) : Stream.of(path))
        .toList();
  }

  private Stream<String> in(String directory) {
    return files.keySet().stream().filter(path -> path.startsWith(directory));
  }

  private static JsonNode json(TarFile tar, TarArchiveEntry entry) throws IOException {
    try (InputStream content = tar.getInputStream(entry)) {
      return JSON.readTree(content);
    }
  }

  private static int layersOfJib(JsonNode image) {
    return (int)
        StreamSupport.stream(image.get("history").spliterator(), false)
            .filter(step -> step.path("created_by").asText().startsWith("jib"))
            .filter(step -> !step.path("empty_layer").asBoolean())
            .count();
  }

  private static Map<String, File> filesOf(InputStream layer) throws IOException {
    Map<String, File> files = new HashMap<>();
    try (TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(layer))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (entry.isFile()) {
          byte[] content = entry.getSize() > LARGEST_TEXT ? new byte[0] : tar.readAllBytes();
          files.put(
              "/" + entry.getName(),
              new File(entry.getMode() & 0777, new String(content, StandardCharsets.UTF_8)));
        }
      }
    }
    return files;
  }
}
