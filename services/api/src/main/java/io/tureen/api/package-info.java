/** The API: starts and stops it, and puts its parts together. */
package io.tureen.api;
