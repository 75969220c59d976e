package io.tureen.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestWordTest {

  private static final List<String> KNOWN = List.of("login", "menu_search", "order", "review");

  @ParameterizedTest
  @CsvSource({
    "logn, login",
    "lgoin, login",
    "Login, login",
    "ORDER, order",
    "menu-search, menu_search",
    "menusearch, menu_search",
    "menu_serach, menu_search",
    "reviews, review",
    "orders, order"
  })
  void aSmallMistakeFindsTheWordThatWasMeant(String word, String meant) {
    assertThat(NearestWord.to(word, KNOWN)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"x", "payment", "''", "oder_placed"})
  void aWordThatIsNearNothingFindsNothing(String word) {
    assertThat(NearestWord.to(word, KNOWN)).isEmpty();
  }

  @Test
  void aWordWithoutANearOneIsAnsweredWithAllThatAreKnown() {
    assertThat(NearestWord.suggestion("payment", KNOWN))
        .isEqualTo(" Known: login, menu_search, order, review.");
  }

  @Test
  void aMillionLettersAreNotCompared() {
    assertThat(NearestWord.to("a".repeat(1_000_000), KNOWN)).isEmpty();
  }

  @Test
  void noWordIsNearWhenNoneIsKnown() {
    assertThat(NearestWord.to("order", List.of())).isEmpty();
  }
}
