/** Answers as CSV files, of any size. */
package io.tureen.console.csv;
