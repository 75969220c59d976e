package io.tureen.catalogue;

/** A column of a table. */
public record Column(String name, ColumnType type, boolean nullable, String description) {}
