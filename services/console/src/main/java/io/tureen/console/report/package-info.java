/** The four questions, answered from the tables. */
package io.tureen.console.report;
