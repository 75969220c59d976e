package io.tureen.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tureen.local.error.ErrorCode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Finding BROKER =
      Finding.symptom("kafka", ErrorCode.BROKER_DOWN, "No answer.", "kafka-port", "Look.");
  private static final Finding API =
      Finding.symptom("api", ErrorCode.PART_NOT_READY, "It waits.", "", "Wait.");
  private static final Report REPORT =
      new Report(
          "all",
          Diagnosis.of(List.of(API, BROKER), Dependencies.of(List.of())),
          Duration.ofSeconds(2));

  @Test
  void aPersonReadsTheCauseWithPlaceAndRemedyAndOnlyTheNamesOfTheConsequences() {
    assertThat(REPORT.lines())
        .containsExactly(
            "PART   CODE                   BECAUSE OF",
            "kafka  TUREEN-BROKER-DOWN",
            "api    TUREEN-PART-NOT-READY  kafka",
            "",
            "kafka: TUREEN-BROKER-DOWN",
            "  No answer.",
            "  Set in: kafka-port",
            "  To do: Look.",
            "",
            "Examined in 2.0 s.");
  }

  @Test
  void aProgramReadsAllOfIt() {
    assertThat(REPORT.json().toString())
        .isEqualTo(
            """
            {"well":false,"seconds":2.0,\
            "causes":[{"part":"kafka","code":"TUREEN-BROKER-DOWN","what":"No answer.","set_in":"kafka-port","to_do":"Look."}],\
            "consequences":[{"part":"api","code":"TUREEN-PART-NOT-READY","what":"It waits.","set_in":"","to_do":"Wait.","because_of":["kafka"]}],\
            "not_examined":[]}""");
  }

  @Test
  void whatWasNotExaminedIsOneLineHoweverMuchItIsAndStandsBehindWhatIsKnown() {
    Report report =
        report(
            BROKER,
            NotExamined.silent("trino"),
            NotExamined.silent("strimzi"),
            NotExamined.silent("health of api"));

    assertThat(report.lines())
        .containsExactly(
            "PART   CODE                BECAUSE OF",
            "kafka  TUREEN-BROKER-DOWN",
            "",
            "kafka: TUREEN-BROKER-DOWN",
            "  No answer.",
            "  Set in: kafka-port",
            "  To do: Look.",
            "",
            "not examined: TUREEN-NOT-EXAMINED",
            "  trino, strimzi, health of api: no answer in time.",
            "  To do: Put right what is named before it, if anything is, and examine again.",
            "",
            "Examined in 2.0 s.");
    assertThat(report.json().get("not_examined")).hasSize(3);
  }

  @Test
  void aReportThatCouldNotExamineEverythingDoesNotSayThatAllIsWell() {
    Report report = report(NotExamined.silent("trino"));

    assertThat(report.isWell()).isFalse();
    assertThat(report.json().get("well").asBoolean()).isFalse();
    assertThat(report.lines()).contains("What was examined is well. Not everything was.");
    assertThat(report.lines()).noneMatch(line -> line.contains("All is well"));
  }

  private static Report report(Finding... findings) {
    return new Report(
        "all", Diagnosis.of(List.of(findings), Dependencies.of(List.of())), Duration.ofSeconds(2));
  }

  @Test
  void wellIsSaidInALine() {
    Report well =
        new Report(
            "every part answers",
            Diagnosis.of(List.of(), Dependencies.of(List.of())),
            Duration.ofSeconds(1));

    assertThat(well.lines())
        .containsExactly("All is well: every part answers.", "Examined in 1.0 s.");
  }
}
