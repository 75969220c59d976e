/** The tables as they are: their columns, their newest rows, all of it as CSV. */
package io.tureen.console.data;
