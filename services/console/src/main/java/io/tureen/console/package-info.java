/** The console: how Tureen is, what is in its tables, and the report. It only reads. */
package io.tureen.console;
