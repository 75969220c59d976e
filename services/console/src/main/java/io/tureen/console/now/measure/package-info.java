/** The way from an event to a row, in numbers. */
package io.tureen.console.now.measure;
