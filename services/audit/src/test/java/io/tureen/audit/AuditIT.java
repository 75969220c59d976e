package io.tureen.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tureen.audit.AuditedTopic.Run;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Audits of tables that Trino itself fills; tests/local-system has streams beside it. */
class AuditIT {
  @TempDir static Path directory;
  private static AuditServers servers;

  @BeforeAll
  static void startServers() {
    servers = AuditServers.start(directory);
  }

  @AfterAll
  static void stopServers() {
    if (servers != null) {
      servers.close();
    }
  }

  private static AuditedTopic topic(String prefix) {
    return new AuditedTopic(servers, directory, prefix);
  }

  @Test
  void recordsThatAreEachInOnePlaceAreAccountedForAndAreNotReadAgain() {
    try (AuditedTopic topic = topic("well")) {
      topic.send(200);
      topic.insert(topic.events(), 0, 130);
      topic.insert(topic.orders(), 131, 189);
      topic.insert(topic.rejected(), 190, 194);
      topic.insert(topic.duplicates(), 195, 199);
      topic.commit(200);

      Run first = topic.audit();
      assertThat(first.status()).as(first.toString()).isZero();
      assertThat(first.out())
          .contains(
              "partition=0 from=0 to=200 next=200 rows=190 rejected=5 duplicates=5 explained=0"
                  + " missing=0 double=0 expired=0")
          .contains("event=end accounted=true unaccounted=0");
      Run second = topic.audit("--json");
      assertThat(second.status()).as(second.toString()).isZero();
      assertThat(second.out())
          .contains("\"accounted\" : true")
          .contains("\"from\" : 200")
          .contains("\"rows\" : 190");
      assertThat(topic.audit("--full").out()).contains("from=0 to=200 next=200 rows=190");
    }
  }

  @Test
  void aRecordInNoTableIsNamedUntilItIsThere() {
    try (AuditedTopic topic = topic("lost")) {
      topic.send(1_000);
      topic.insert(topic.events(), 0, 41);
      topic.insert(topic.orders(), 43, 499);
      topic.insert(topic.orders(), 700, 999);
      topic.commit(1_000);

      Run lost = topic.audit();
      assertThat(lost.status()).as(lost.toString()).isEqualTo(1);
      assertThat(lost.out())
          .contains("missing=201 double=0")
          .contains("Partition 0: 201 records", "42, 500-699", "code=TUREEN-AUDIT-MISSING")
          .contains("event=end accounted=false unaccounted=201");
      assertThat(topic.audit().out()).contains("from=0", "missing=201");

      topic.insert(topic.events(), 42, 42);
      topic.insert(topic.rejected(), 500, 699);
      Run found = topic.audit();
      assertThat(found.status()).as(found.toString()).isZero();
      assertThat(found.out()).contains("next=1000 rows=800 rejected=200");
    }
  }

  @Test
  void aRecordThatIsTwiceIsNamedWithItsTables() {
    try (AuditedTopic topic = topic("twice")) {
      topic.send(300);
      topic.insert(topic.events(), 0, 199);
      topic.insert(topic.orders(), 200, 299);
      topic.insert(topic.orders(), 270, 270);
      topic.insert(topic.rejected(), 100, 101);
      topic.commit(300);

      Run run = topic.audit();

      assertThat(run.status()).as(run.toString()).isEqualTo(1);
      assertThat(run.out())
          .contains("missing=0 double=3")
          .contains("Partition 0: 3 records are more than once")
          .contains("twice_events, twice_orders, twice_rejected: 100-101, 270");
    }
  }

  @Test
  void offsetsOfTransactionsNeedBeInNoTable() {
    try (AuditedTopic topic = topic("transactions")) {
      topic.sendInTransaction(5, true);
      topic.sendInTransaction(5, false);
      topic.send(5);
      topic.insert(topic.events(), 0, 4);
      topic.insert(topic.events(), 12, 16);
      topic.commit(17);

      Run run = topic.audit("--json");

      assertThat(run.status()).as(run.toString()).isZero();
      assertThat(run.out()).containsPattern("\"empty\" : \\{\\s+\"count\" : 7");
    }
  }

  @Test
  void rowsThatAPersonRemovedAreNotMissing() {
    try (AuditedTopic topic = topic("removed")) {
      topic.send(100);
      topic.insert(topic.events(), 0, 99);
      topic.execute("delete from %s where kafka_offset in (7, 8)".formatted(topic.events()));
      topic.commit(100);

      Run run = topic.audit();

      assertThat(run.status()).as(run.toString()).isZero();
      assertThat(run.out())
          .contains("rows=98 rejected=0 duplicates=0 explained=2 missing=0")
          .contains("code=TUREEN-AUDIT-REMOVED")
          .contains("Rows were removed from removed_events: snapshot ");

      topic.execute("delete from %s where kafka_offset = 9".formatted(topic.events()));
      Run whole = topic.audit("--full");
      assertThat(whole.status()).as(whole.toString()).isZero();
      assertThat(whole.out()).contains("rows=97", "explained=3 missing=0 double=0 expired=0");
    }
  }

  @Test
  void whatTheTopicNoLongerHasIsNamedUnlessItWasAuditedBefore() {
    try (AuditedTopic topic = topic("expired")) {
      topic.sendInTransaction(9, true);
      topic.send(90);
      topic.insert(topic.events(), 0, 8);
      topic.insert(topic.events(), 10, 49);
      topic.commit(50);
      assertThat(topic.audit().status()).isZero();
      topic.insert(topic.events(), 60, 99);
      topic.commit(100);
      topic.expireBefore(60);

      Run expired = topic.audit();
      assertThat(expired.status()).as(expired.toString()).isEqualTo(1);
      assertThat(expired.out()).contains("from=50", "expired=10", "TUREEN-AUDIT-EXPIRED", "50-59");

      Run again = topic.audit("--full");
      assertThat(again.status()).as(again.toString()).isZero();
      assertThat(again.out()).contains("from=0 to=100 next=100", "explained=11", "expired=0");
    }
  }

  @Test
  void aTableThatWasPutBackIsAuditedAgain() {
    try (AuditedTopic topic = topic("restored")) {
      topic.send(100);
      topic.insert(topic.events(), 0, 99);
      topic.commit(100);
      assertThat(topic.audit().status()).isZero();
      topic.execute("delete from %s where kafka_offset >= 80".formatted(topic.events()));
      topic.note(topic.events(), topic.topicId(), 80);

      Run run = topic.audit();

      assertThat(run.status()).as(run.toString()).isZero();
      assertThat(run.out()).contains("to=80 next=80 rows=80", "TUREEN-AUDIT-RESTORED");
    }
  }

  @Test
  void aTableOfAnotherTopicOrOfNoneIsNamed() {
    try (AuditedTopic topic = topic("other")) {
      Run idle = topic.audit();
      assertThat(idle.status()).as(idle.toString()).isZero();
      topic.send(10);
      topic.insert(topic.events(), 0, 9);
      topic.commit(10);
      topic.note(topic.orders(), "another", 10);

      Run run = topic.audit();

      assertThat(run.status()).as(run.toString()).isEqualTo(1);
      assertThat(run.out()).contains("code=TUREEN-AUDIT-TABLE", "other_orders", "the id another");
    }
  }
}
