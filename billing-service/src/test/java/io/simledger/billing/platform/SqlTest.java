package io.simledger.billing.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.simledger.billing.TestParts;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestParts.class)
class SqlTest {
  @Inject Sql sql;

  @Test
  void bindsArraysByName() {
    assertThat(
            sql.query(
                "SELECT * FROM unnest(CAST(:names AS text[])) WITH ORDINALITY AS n (name, position) ORDER BY 2",
                Map.of("names", new String[] {"b", "a"}),
                row -> row[1] + "=" + row[0]))
        .containsExactly("1=b", "2=a");
    assertThat(sql.value("SELECT 1 WHERE 1 = :n", Map.of("n", 2), Integer.class)).isNull();
  }
}
