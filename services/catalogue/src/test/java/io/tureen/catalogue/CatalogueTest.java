package io.tureen.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {

  private final Catalogue restaurant = Catalogue.builtIn();
  private final Stream events = restaurant.requireStream("menu-events");
  private final Stream orders = restaurant.requireStream("menu-orders");

  @Test
  void theBuiltInOneIsTheRestaurant() {
    assertThat(restaurant.name()).isEqualTo("restaurant");
    assertThat(restaurant.topic()).isEqualTo("menu_app_events");
    assertThat(restaurant.keyField()).isEqualTo("user_id");
    assertThat(restaurant.rejectedTable()).isEqualTo("menu_app_rejected");
    assertThat(restaurant.streams())
        .containsExactly(
            new Stream("menu-events", "menu_app_events"),
            new Stream("menu-orders", "menu_app_orders"));
    assertThat(restaurant.eventTypes(events))
        .extracting(EventType::name)
        .containsExactly("login", "create_profile", "menu_search", "review");
    assertThat(restaurant.eventTypes(orders)).extracting(EventType::name).containsExactly("order");
  }

  @Test
  void theRestaurantRequiresWhatCarriesMeaning() {
    assertThat(required("login"))
        .containsExactly("event_id", "event_type", "event_timestamp", "user_id");
    assertThat(required("menu_search")).contains("description");
    assertThat(required("review")).contains("stars").doesNotContain("description");
    assertThat(required("order")).contains("description", "coupon", "price");
  }

  @Test
  void yesAndNoStayWords() {
    assertThat(field("order", "coupon").type())
        .isEqualTo(new FieldType.Text(1, 1_000_000, List.of("Yes", "No")));
    assertThat(field("order", "coupon").example()).contains("No");
  }

  @Test
  void aDecimalHasItsBoundsWithItsScale() {
    assertThat(field("order", "price").type())
        .isEqualTo(
            new FieldType.Decimal(10, 2, new BigDecimal("0.00"), new BigDecimal("99999999.99")));
  }

  @Test
  void theTypeFieldOfAnEventAllowsItsTypeOnly() {
    assertThat(field("login", "event_type").type())
        .isEqualTo(new FieldType.Text(1, 63, List.of("login")));
  }

  @Test
  void columnsAreTheFieldsAndThenWhereTheRowCameFrom() {
    assertThat(restaurant.columns(events))
        .extracting(
            column -> column.name() + " " + column.type() + (column.nullable() ? "" : " not null"))
        .containsExactly(
            "event_id uuid not null",
            "event_type text not null",
            "event_timestamp timestamp not null",
            "user_id text not null",
            "description text",
            "stars integer",
            "kafka_partition integer not null",
            "kafka_offset long not null",
            "ingested_at timestamp not null");
    assertThat(restaurant.columns(orders))
        .extracting(
            column -> column.name() + " " + column.type() + (column.nullable() ? "" : " not null"))
        .contains(
            "description text not null", "coupon text not null", "price decimal(10,2) not null");
  }

  @Test
  void onlyTheFirstStreamOwnsTheRejectedRecords() {
    assertThat(restaurant.ownsRejected(events)).isTrue();
    assertThat(restaurant.ownsRejected(orders)).isFalse();
    assertThat(restaurant.rejectedColumns())
        .extracting(Column::name)
        .containsExactly(
            "kafka_partition",
            "kafka_offset",
            "kafka_timestamp",
            "key",
            "value",
            "code",
            "reason",
            "ingested_at");
  }

  @Test
  void anUnknownStreamNamesTheNearestOne() {
    assertThatThrownBy(() -> restaurant.requireStream("menu-order"))
        .isInstanceOfSatisfying(
            CatalogueException.class,
            e -> assertThat(e.code()).isEqualTo(CatalogueErrorCode.UNKNOWN_STREAM))
        .hasMessageContaining("Did you mean \"menu-orders\"?");
  }

  @Test
  void aFileIsReadLikeTheBuiltInOne(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("catalogue.yaml");
    Files.writeString(file, CatalogueText.builtIn().yaml());

    assertThat(Catalogue.load(file)).isEqualTo(restaurant);
  }

  private List<String> required(String type) {
    return restaurant.eventType(type).orElseThrow().fields().stream()
        .filter(Field::required)
        .map(Field::name)
        .toList();
  }

  private Field field(String type, String name) {
    return restaurant.eventType(type).flatMap(t -> t.field(name)).orElseThrow();
  }

  @Test
  void anEventTypeThatIsNotThereIsEmpty() {
    assertThat(restaurant.eventType("signin")).isEqualTo(Optional.empty());
  }
}
