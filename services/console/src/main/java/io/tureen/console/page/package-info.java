/** The page itself: its address, its files and what browsers may do with them. */
package io.tureen.console.page;
