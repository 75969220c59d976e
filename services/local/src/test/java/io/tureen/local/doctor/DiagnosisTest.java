package io.tureen.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tureen.local.doctor.Diagnosis.Consequence;
import io.tureen.local.error.ErrorCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DiagnosisTest {
  private static final Dependencies DEPENDENCIES =
      Dependencies.of(List.of("menu-events", "menu-orders"));

  @Test
  void nothingFoundIsWell() {
    assertThat(diagnosis().isWell()).isTrue();
  }

  @Test
  void aBrokerThatIsDownExplainsTheStreamsAndTheApiThatAreNotReady() {
    Finding broker = symptom("kafka", ErrorCode.BROKER_DOWN);
    Finding stream = symptom("menu-events", ErrorCode.PART_NOT_READY);
    Finding api = symptom("api", ErrorCode.PART_NOT_READY);

    Diagnosis diagnosis = diagnosis(api, stream, broker);

    assertThat(diagnosis.causes()).containsExactly(broker);
    assertThat(diagnosis.consequences())
        .containsExactly(
            new Consequence(api, List.of("kafka")), new Consequence(stream, List.of("kafka")));
  }

  @Test
  void aStreamThatIsCalledAsOneOfTheSubjectsHidesNoCause() {
    Finding metastore = symptom("metastore", ErrorCode.PART_NOT_READY);
    Finding stream = symptom("warehouse", ErrorCode.PART_NOT_READY);

    Diagnosis diagnosis =
        Diagnosis.of(
            List.of(metastore, stream), Dependencies.of(List.of("warehouse", "catalogue")));

    assertThat(diagnosis.isWell()).isFalse();
    assertThat(diagnosis.causes()).isNotEmpty();
  }

  @Test
  void aFullDiskExplainsTheBrokerAndAllThatFollows() {
    Finding disk = fault("disk", ErrorCode.DISK_FULL);
    Finding broker = symptom("kafka", ErrorCode.BROKER_DOWN);
    Finding stream = symptom("menu-events", ErrorCode.PART_NOT_READY);

    Diagnosis diagnosis = diagnosis(stream, broker, disk);

    assertThat(diagnosis.causes()).containsExactly(disk);
    assertThat(diagnosis.consequences()).extracting(Consequence::of).containsOnly(List.of("disk"));
  }

  @Test
  void aFaultOfItsOwnStaysACauseWhateverElseIsWrong() {
    Finding broker = symptom("kafka", ErrorCode.BROKER_DOWN);
    Finding clock = fault("api", ErrorCode.CLOCK_SKEW);

    assertThat(diagnosis(clock, broker).causes()).containsExactly(broker, clock);
  }

  @Test
  void aPartThatSaysWhyItEndedExplainsThatItIsNotReady() {
    Finding reason =
        new Finding(
            "menu-events", "TUREEN-STREAM-TOPIC-RECREATED", "what", "", "do", Finding.Kind.FAULT);
    Finding silence = symptom("menu-events", ErrorCode.PART_NOT_READY);

    Diagnosis diagnosis = diagnosis(silence, reason);

    assertThat(diagnosis.causes()).containsExactly(reason);
    assertThat(diagnosis.consequences())
        .containsExactly(new Consequence(silence, List.of("menu-events")));
  }

  @Test
  void whatExplainsMostStandsFirst() {
    Finding clock = fault("api", ErrorCode.CLOCK_SKEW);
    Finding metastore = symptom("metastore", ErrorCode.METASTORE_DOWN);
    Finding tables = symptom("tables", ErrorCode.TABLES_UNREADABLE);
    Finding stream = symptom("menu-orders", ErrorCode.PART_NOT_READY);

    assertThat(diagnosis(clock, tables, stream, metastore).causes())
        .containsExactly(metastore, clock);
  }

  @Test
  void trinoThatIsDownDoesNotExplainAStream() {
    Finding trino = symptom("trino", ErrorCode.TRINO_DOWN);
    Finding stream = symptom("menu-orders", ErrorCode.PART_NOT_READY);

    assertThat(diagnosis(trino, stream).causes()).containsExactlyInAnyOrder(trino, stream);
  }

  @Test
  void anOperatorThatIsMissingExplainsWhatItWouldHaveMade() {
    Finding strimzi = fault("strimzi", ErrorCode.OPERATOR_MISSING);
    Finding spark = fault("spark-operator", ErrorCode.OPERATOR_MISSING);
    Finding api = symptom("api", ErrorCode.POD_NOT_CREATED);

    Diagnosis diagnosis = diagnosis(api, spark, strimzi);

    assertThat(diagnosis.causes()).containsExactly(strimzi, spark);
    assertThat(diagnosis.consequences()).containsExactly(new Consequence(api, List.of("strimzi")));
  }

  @Test
  void aPartOfWhichNothingIsKnownExplainsNothingAndHidesNoCause() {
    Finding unknown = symptom("kafka", ErrorCode.NOT_EXAMINED);
    Finding api = symptom("api", ErrorCode.PART_NOT_READY);

    Diagnosis diagnosis = diagnosis(unknown, api);

    assertThat(diagnosis.causes()).containsExactly(api);
    assertThat(diagnosis.unknown()).containsExactly(unknown);
  }

  @Test
  void whatWasNotExaminedIsNoConsequenceAndNotWell() {
    Finding disk = fault("disk", ErrorCode.DISK_FULL);
    Finding unknown = symptom("kafka", ErrorCode.NOT_EXAMINED);

    assertThat(diagnosis(disk, unknown).consequences()).isEmpty();
    assertThat(diagnosis(unknown).isWell()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"POD_UNSCHEDULABLE", "IMAGE_NOT_PULLED", "POD_OUT_OF_MEMORY"})
  void anExecutorThatCannotRunIsTheCauseOfItsDriverThatWaitsForIt(ErrorCode obstacle) {
    Finding executor = fault("menu-events-executor", obstacle);
    Finding driver = symptom("menu-events", ErrorCode.POD_NOT_READY);
    Finding tables = symptom("tables", ErrorCode.TABLES_UNREADABLE);

    Diagnosis diagnosis = diagnosis(driver, tables, executor);

    assertThat(diagnosis.causes()).containsExactly(executor);
    assertThat(diagnosis.consequences())
        .extracting(Consequence::of)
        .containsOnly(List.of("menu-events-executor"));
  }

  @ParameterizedTest
  @EnumSource(names = {"POD_NOT_CREATED", "POD_CRASHED", "POD_NOT_READY"})
  void soIsOneThatShowsOnlyASymptomUnlessKafkaExplainsBoth(ErrorCode symptom) {
    Finding executor = symptom("menu-events-executor", symptom);
    Finding driver = symptom("menu-events", ErrorCode.POD_NOT_READY);
    Finding users = symptom("kafka-users", ErrorCode.OBJECT_NOT_READY);

    assertThat(diagnosis(driver, executor).causes()).containsExactly(executor);
    assertThat(diagnosis(driver, executor, users).causes()).containsExactly(users);
  }

  @Test
  void anExecutorOfOneStreamExplainsNothingOfAnother() {
    Finding executor = fault("menu-orders-executor", ErrorCode.POD_UNSCHEDULABLE);
    Finding driver = symptom("menu-events", ErrorCode.POD_NOT_READY);

    assertThat(diagnosis(driver, executor).causes()).containsExactlyInAnyOrder(executor, driver);
  }

  @Test
  void aFaultThatHasNoEffectOnOthersExplainsNothing() {
    Finding topic =
        Finding.isolatedFault("topic", ErrorCode.TOPIC_PARTITIONS_DECREASED, "what", "", "do");
    Finding api = symptom("api", ErrorCode.POD_NOT_READY);

    assertThat(diagnosis(topic, api).causes()).containsExactlyInAnyOrder(topic, api);
  }

  @Test
  void aStreamMayBeCalledAsTheTablesAre() {
    Finding stream = symptom("tables", ErrorCode.PART_NOT_READY);

    assertThat(Diagnosis.of(List.of(stream), Dependencies.of(List.of("tables"))).causes())
        .containsExactly(stream);
  }

  private static Diagnosis diagnosis(Finding... findings) {
    return Diagnosis.of(List.of(findings), DEPENDENCIES);
  }

  private static Finding symptom(String part, ErrorCode code) {
    return Finding.symptom(part, code, "what", "", "do");
  }

  private static Finding fault(String part, ErrorCode code) {
    return Finding.fault(part, code, "what", "", "do");
  }
}
