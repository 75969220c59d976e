/** What is known of a part, and who knows it. */
package io.tureen.console.now.part;
