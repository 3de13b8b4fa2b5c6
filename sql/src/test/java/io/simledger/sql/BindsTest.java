package io.simledger.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BindsTest {
  private final List<String> names = new ArrayList<>();

  @Test
  void eachBindBecomesAPosition() {
    assertThat(replace("SELECT :a WHERE b = :b2 AND c=:a"))
        .isEqualTo("SELECT ? WHERE b = ? AND c=?");
    assertThat(names).containsExactly("a", "b2", "a");
  }

  @Test
  void literalsQuotedNamesCommentsAndCastsAreLeftAlone() {
    String sql =
        """
        SELECT '{"a": ":b"}', 'it''s :c', ":d", x::text -- not :e, isn't it
          FROM y[1:2]
        """;
    assertThat(replace(sql)).isEqualTo(sql);
    assertThat(names).isEmpty();
  }

  @Test
  void anOperatorOfPostgresqlIsNoPosition() {
    assertThat(replace("SELECT tags ? 'a?' AND :b")).isEqualTo("SELECT tags ?? 'a?' AND ?");
  }

  @Test
  void whatDoesNotEndRunsToTheEnd() {
    assertThat(replace("SELECT ':a")).isEqualTo("SELECT ':a");
    assertThat(replace("SELECT 1 -- :a")).isEqualTo("SELECT 1 -- :a");
    assertThat(replace("SELECT 1:")).isEqualTo("SELECT 1:");
  }

  private String replace(String sql) {
    return Binds.replace(sql, names);
  }
}
