package io.tureen.trino;

import io.trino.server.PluginClassLoader;
import io.trino.server.PluginManager.PluginsProvider;
import java.util.List;

/**
 * The one plugin, on the server's own class path.
 *
 * <p>Trino loads plugins from directories, each apart from the others, because their libraries
 * differ. This one is of the server's own release, with the same versions of them: so no directory
 * has to be made, and the JVM's archives of classes, which know nothing of other class loaders,
 * make the start quicker.
 */
final class ClassPathPlugin implements PluginsProvider {
  private static final List<String> EVERY_PACKAGE = List.of("");

  @Override
  public void loadPlugins(Loader loader, ClassLoaderFactory createClassLoader) {
    loader.load(
        "iceberg",
        () ->
            new PluginClassLoader(
                "iceberg", List.of(), ClassPathPlugin.class.getClassLoader(), EVERY_PACKAGE));
  }
}
