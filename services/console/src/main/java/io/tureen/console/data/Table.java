package io.tureen.console.data;

import io.tureen.catalogue.Column;
import java.util.List;

/** A table that the catalogue names. */
record Table(String name, String about, boolean rejected, List<Column> columns) {}
