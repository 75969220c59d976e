/** How the parts are on one machine. */
package io.tureen.console.now.local;
