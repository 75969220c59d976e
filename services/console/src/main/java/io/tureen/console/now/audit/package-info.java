/** What the last audit found. */
package io.tureen.console.now.audit;
