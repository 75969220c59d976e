package io.tureen.local.state;

import io.tureen.local.error.ErrorCode;
import io.tureen.local.error.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where everything that outlives a command is kept: {@code run}, {@code logs}, {@code data} and
 * what can be made again.
 */
public record StateDirectory(Path root) {

  public StatusFile status() {
    return new StatusFile(run().resolve("status.json"));
  }

  public Path run() {
    return root.resolve("run");
  }

  public Path lock() {
    return run().resolve("supervisor.lock");
  }

  /** What the parts are started from: argument files and copies of the project's own jars. */
  public Path launch() {
    return run().resolve("launch");
  }

  public Path logs() {
    return root.resolve("logs");
  }

  public Path log(String part) {
    return logs().resolve(part + ".log");
  }

  public Path data(String name) {
    return root.resolve("data").resolve(name);
  }

  /** The part's working directory and place for temporary files, emptied whenever it starts. */
  public Path temporary(String part) {
    return root.resolve("tmp").resolve(part);
  }

  /** Shared class archives, which make the parts start sooner. */
  public Path classArchives() {
    return root.resolve("cds");
  }

  /** A person's own notebooks, and the CSV files they wrote: no reset removes them. */
  public Path notebooks() {
    return root.resolve("notebooks");
  }

  /** Python packages for the notebooks, which take a while to install. */
  public Path python() {
    return root.resolve("python");
  }

  /** All that a reset removes; class archives hold no data and stay. */
  public List<Path> forgettable() {
    return List.of(root.resolve("data"), logs(), run(), root.resolve("tmp"));
  }

  /**
   * Looks whether what a reset would remove here is Tureen's: a person may have named a directory
   * that has a {@code data} or {@code logs} of its own.
   *
   * @throws UserException if it is not
   */
  public void requireOwn() {
    boolean own = Stream.of(classArchives(), launch(), lock()).anyMatch(Files::exists);
    if (own) {
      return;
    }
    for (Path directory : forgettable()) {
      if (Files.exists(directory)) {
        throw new UserException(
            ErrorCode.STATE_FOREIGN,
            "The state directory %s has a %s that is not Tureen's."
                .formatted(root, directory.getFileName()),
            "Name a directory that Tureen has for itself in tureen.yaml (state) or as TUREEN_STATE; it is made when it is not there.");
      }
    }
  }

  /** Makes what is not there. */
  public void prepare() {
    requireOwn();
    try {
      for (Path directory :
          new Path[] {classArchives(), launch(), logs(), data("."), root.resolve("tmp")}) {
        Files.createDirectories(directory);
      }
      Path probe = Files.createTempFile(run(), "writable", "");
      Files.delete(probe);
    } catch (IOException e) {
      throw new UserException(
          ErrorCode.STATE_UNWRITABLE,
          "The state directory %s cannot be written: %s.".formatted(root, e),
          "Make it writable for you, or name another in tureen.yaml (state) or as TUREEN_STATE.");
    }
  }

  /**
   * Removes {@code directory} and all in it; nothing when there is none. Links are removed, not
   * followed.
   */
  public static void delete(Path directory) {
    if (!Files.exists(directory)) {
      return;
    }
    try {
      Files.walkFileTree(directory, new Deletion());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.deleteIfExists(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
