package io.tureen.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The text of a catalogue, not parsed yet: what is shipped to another process.
 *
 * @param source what errors call the text, for example a file's path
 */
public record CatalogueText(String source, String yaml) implements Serializable {

  /** The most bytes a catalogue file may have. */
  static final int MAX_BYTES = 1 << 20;

  private static final String BUILT_IN = "restaurant.yaml";

  /** The restaurant. */
  public static CatalogueText builtIn() {
    try (InputStream resource = CatalogueText.class.getResourceAsStream(BUILT_IN)) {
      return new CatalogueText(
          "built-in " + BUILT_IN, new String(resource.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a file.
   *
   * @throws CatalogueException if it cannot be read, is too large or not UTF-8
   */
  public static CatalogueText read(Path file) {
    String source = file.toString();
    byte[] bytes;
    try (InputStream stream = Files.newInputStream(file)) {
      bytes = stream.readNBytes(MAX_BYTES + 1);
    } catch (NoSuchFileException e) {
      throw new CatalogueException(
          CatalogueErrorCode.UNREADABLE,
          source,
          0,
          "there is no such file. Correct TUREEN_CATALOGUE, or leave it empty for the built-in restaurant.");
    } catch (IOException e) {
      throw new CatalogueException(
          CatalogueErrorCode.UNREADABLE,
          source,
          0,
          "the file cannot be read (" + e + "). Give this process a file that it may read.");
    }
    if (bytes.length > MAX_BYTES) {
      throw tooLarge(source);
    }
    try {
      return new CatalogueText(
          source, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw new CatalogueException(
          CatalogueErrorCode.NOT_YAML, source, 0, "the file is not UTF-8. Save it as UTF-8.");
    }
  }

  /**
   * What the text says.
   *
   * @throws CatalogueException if it is not a catalogue
   */
  public Catalogue parse() {
    if (yaml.length() > MAX_BYTES) {
      throw tooLarge(source);
    }
    return new CatalogueParser(source).parse(yaml);
  }

  private static CatalogueException tooLarge(String source) {
    return new CatalogueException(
        CatalogueErrorCode.TOO_LARGE,
        source,
        0,
        "the file has more than " + MAX_BYTES + " bytes. Is it a catalogue?");
  }
}
