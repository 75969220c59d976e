package io.tureen.local.sql;

import java.io.Serial;

/** Trino did not answer a statement: it cannot be reached, or it refused. */
public final class SqlException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  public SqlException(String message) {
    super(message);
  }
}
