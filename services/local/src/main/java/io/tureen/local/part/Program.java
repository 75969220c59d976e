package io.tureen.local.part;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What is started as a process of its own. */
public sealed interface Program permits Part, Job {
  String name();

  /** The Java argument file its build made. */
  Path launchFile();

  /** Its settings. */
  Map<String, String> environment();

  /** JVM options that stand after those of the launch file, and so win. */
  List<String> javaOptions();
}
