/** Whether the API is of use: alive, and able to take an event. */
package io.tureen.api.health;
