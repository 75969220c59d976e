/**
 * The way of events to Kafka: admitted within a bound, sent by one thread, answered when Kafka has
 * acknowledged them or when time is up. Knows nothing of HTTP.
 */
package io.tureen.api.sending;
