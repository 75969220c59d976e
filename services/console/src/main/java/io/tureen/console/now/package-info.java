/** How the parts are at this moment. */
package io.tureen.console.now;
