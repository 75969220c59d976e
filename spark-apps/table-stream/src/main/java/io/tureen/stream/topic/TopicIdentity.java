package io.tureen.stream.topic;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Which topic it is, whatever its name: Kafka gives each cluster, and each topic when it is made,
 * an id of its own.
 *
 * @param topic its name
 */
public record TopicIdentity(
    @JsonProperty("cluster_id") String clusterId,
    @JsonProperty("topic") String topic,
    @JsonProperty("topic_id") String topicId) {}
