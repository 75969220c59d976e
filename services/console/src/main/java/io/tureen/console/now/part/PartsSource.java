package io.tureen.console.now.part;

/** Who knows how the parts are. */
public interface PartsSource {

  /**
   * Looks once.
   *
   * @throws UnknownPartsException if whoever knows it cannot be asked
   */
  Sighting look() throws UnknownPartsException;
}
