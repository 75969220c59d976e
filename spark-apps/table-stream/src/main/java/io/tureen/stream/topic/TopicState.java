package io.tureen.stream.topic;

/**
 * A topic as Kafka has it now.
 *
 * @param topicId Kafka gives one to each topic when it is made, whatever its name
 * @param compacted whether Kafka deletes records of which a later one has the key
 * @param beginning the first records that are still there
 * @param end where the next records will go
 */
public record TopicState(
    String name, String topicId, boolean compacted, Offsets beginning, Offsets end) {}
