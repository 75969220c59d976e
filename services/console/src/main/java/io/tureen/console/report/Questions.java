package io.tureen.console.report;

import io.tureen.console.problem.ProblemCode;
import io.tureen.console.problem.ProblemException;
import java.util.List;
import java.util.OptionalInt;

/** The report's questions: those that the restaurant's owner asked first. */
final class Questions {

  /** A description is any text, and a page shows so many of them: the answer says so. */
  private static final OptionalInt FIRST = OptionalInt.of(100);

  static final List<Question> ALL =
      List.of(
          new Usage(),
          new EventQuestion(
              "menus",
              "Menu searches",
              "Which menus do people search for?",
              "menu_search",
              List.of("description"),
              """
              select
                description as menu,
                count(*) as searches,
                round(100.0 * count(*) / sum(count(*)) over (), 1) as percent
              from %s
              group by description
              order by searches desc, menu\
              """,
              FIRST),
          new EventQuestion(
              "foods",
              "Orders",
              "Which foods do they order, for how much, and how many with a coupon?",
              "order",
              List.of("description", "coupon", "price"),
              """
              select
                description as food,
                count(*) as orders,
                sum(price) as revenue,
                round(100.0 * count_if(coupon = 'Yes') / count(*), 1) as coupon_percent
              from %s
              group by description
              order by orders desc, food\
              """,
              FIRST),
          new EventQuestion(
              "reviews",
              "Reviews",
              "Which reviews do they give?",
              "review",
              List.of("stars"),
              """
              select
                stars,
                count(*) as reviews,
                round(100.0 * count(*) / sum(count(*)) over (), 1) as percent
              from %s
              group by stars
              order by stars\
              """,
              OptionalInt.empty()));

  private Questions() {}

  /**
   * The question of that id.
   *
   * @throws ProblemException if there is none
   */
  static Question require(String id) {
    return ALL.stream()
        .filter(question -> question.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemCode.UNKNOWN_QUESTION,
                    "The report's questions are "
                        + String.join(", ", ALL.stream().map(Question::id).toList())
                        + "."));
  }
}
