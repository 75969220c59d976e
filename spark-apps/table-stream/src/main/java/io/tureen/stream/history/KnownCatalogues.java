package io.tureen.stream.history;

import io.tureen.catalogue.CatalogueException;
import io.tureen.catalogue.CatalogueText;
import io.tureen.catalogue.Fingerprint;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The catalogues that the streams have read by, beside their checkpoints. A file never changes: its
 * name is the fingerprint of what is in it.
 */
public final class KnownCatalogues {
  private final FileSystem files;
  private final Path directory;

  /**
   * @param checkpoints the directory of all streams' checkpoints
   */
  public KnownCatalogues(URI checkpoints, Configuration configuration) throws IOException {
    this.directory = new Path(new Path(checkpoints), "catalogues");
    this.files = directory.getFileSystem(configuration);
  }

  /** Where the catalogue of that fingerprint is, if it is known. */
  Path file(String fingerprint) {
    return new Path(directory, fingerprint + ".yaml");
  }

  void keep(String fingerprint, CatalogueText catalogue) {
    if (find(fingerprint).isPresent()) {
      return;
    }
    try (OutputStream file = files.create(file(fingerprint), true)) {
      file.write(catalogue.yaml().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The catalogue of that fingerprint; empty too when its file was not written to its end. */
  Optional<CatalogueText> find(String fingerprint) {
    Path path = file(fingerprint);
    try (InputStream file = files.open(path)) {
      CatalogueText text =
          new CatalogueText(
              path.toString(), new String(file.readAllBytes(), StandardCharsets.UTF_8));
      return Optional.of(text).filter(found -> Fingerprint.of(found.parse()).equals(fingerprint));
    } catch (FileNotFoundException | CatalogueException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
