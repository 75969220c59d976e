/** How the parts are on a cluster. */
package io.tureen.console.now.cluster;
