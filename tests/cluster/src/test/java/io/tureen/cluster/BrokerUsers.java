package io.tureen.cluster;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.strimzi.api.kafka.model.user.KafkaUser;
import io.strimzi.api.kafka.model.user.KafkaUserAuthorizationSimple;
import io.strimzi.api.kafka.model.user.acl.AclResourcePatternType;
import io.strimzi.api.kafka.model.user.acl.AclRule;
import io.strimzi.api.kafka.model.user.acl.AclRuleTopicResource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * The KafkaUsers that the chart renders, given to a broker with their rights as Strimzi's operator
 * would give them, so that the rights are tried.
 */
final class BrokerUsers {
  private static final int ITERATIONS = 4_096;

  private final Map<KafkaUser, String> passwords = new LinkedHashMap<>();

  private BrokerUsers(Collection<KafkaUser> users) {
    users.forEach(user -> passwords.put(user, UUID.randomUUID().toString()));
  }

  static BrokerUsers of(String release) {
    return new BrokerUsers(
        Chart.render(release, Map.of())
            .filter(resource -> resource.getKind().equals(KafkaUser.RESOURCE_KIND))
            .map(
                resource ->
                    Serialization.unmarshal(Serialization.asYaml(resource), KafkaUser.class))
            .toList());
  }

  List<String> names() {
    return passwords.keySet().stream().map(user -> user.getMetadata().getName()).toList();
  }

  /** Each user's Secret, as Strimzi makes it. */
  List<Secret> secrets() {
    List<Secret> secrets = new ArrayList<>();
    passwords.forEach(
        (user, password) ->
            secrets.add(
                new SecretBuilder()
                    .withNewMetadata()
                    .withName(user.getMetadata().getName())
                    .endMetadata()
                    .addToStringData("password", password)
                    .addToStringData(
                        "sasl.jaas.config",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                            .formatted(user.getMetadata().getName(), password))
                    .build()));
    return secrets;
  }

  void createIn(Admin admin) throws InterruptedException, ExecutionException {
    List<UserScramCredentialAlteration> credentials = new ArrayList<>();
    List<AclBinding> rights = new ArrayList<>();
    passwords.forEach(
        (user, password) -> {
          credentials.add(
              new UserScramCredentialUpsertion(
                  user.getMetadata().getName(),
                  new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS),
                  password));
          rights.addAll(rights(user));
        });
    admin.alterUserScramCredentials(credentials).all().get();
    admin.createAcls(rights).all().get();
  }

  private static List<AclBinding> rights(KafkaUser user) {
    KafkaUserAuthorizationSimple simple =
        (KafkaUserAuthorizationSimple) user.getSpec().getAuthorization();
    String principal = "User:" + user.getMetadata().getName();
    return simple.getAcls().stream()
        .flatMap(
            rule ->
                rule.getOperations().stream()
                    .map(
                        operation ->
                            new AclBinding(
                                pattern(rule),
                                new AccessControlEntry(
                                    principal,
                                    rule.getHost() == null ? "*" : rule.getHost(),
                                    AclOperation.fromString(operation.name()),
                                    AclPermissionType.fromString(rule.getType().name())))))
        .toList();
  }

  private static ResourcePattern pattern(AclRule rule) {
    return switch (rule.getResource()) {
      case AclRuleTopicResource topic ->
          new ResourcePattern(ResourceType.TOPIC, topic.getName(), type(topic.getPatternType()));
      default ->
          throw new IllegalArgumentException(
              "The chart gives a right that this test does not know: " + rule);
    };
  }

  private static PatternType type(AclResourcePatternType type) {
    return type == AclResourcePatternType.PREFIX ? PatternType.PREFIXED : PatternType.LITERAL;
  }
}
