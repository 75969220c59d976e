/** What can be wrong with a request, and how it is answered. */
package io.tureen.console.problem;
