/** What can be set, by environment variables. */
package io.tureen.api.settings;
