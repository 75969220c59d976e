/** Queries to Trino, and their answers. */
package io.tureen.console.sql;
