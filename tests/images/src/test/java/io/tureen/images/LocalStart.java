package io.tureen.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The argument file with which a module is started on one machine. */
record LocalStart(List<String> lines) {

  static LocalStart of(Path module) throws IOException {
    return new LocalStart(Files.readAllLines(module.resolve("target/launch/java.args")));
  }

  List<String> classPath() {
    return List.of(lines.get(lines.indexOf("-cp") + 1).replace("\"", "").split(":"));
  }

  List<String> flags() {
    return lines.stream()
        .filter(line -> line.startsWith("-"))
        .filter(line -> !line.startsWith("-Xm") && !line.equals("-cp"))
        .toList();
  }
}
