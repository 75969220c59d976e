/** What can be set, by environment variables. */
package io.tureen.console.settings;
