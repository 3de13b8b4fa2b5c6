package io.simledger.transfer.sim;

import io.simledger.transfer.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The groups of an operator to choose from. */
@ApplicationScoped
public class GroupNames {
  /** More than people choose from a list. */
  private static final int LIMIT = 500;

  private final Sql sql;

  GroupNames(Sql sql) {
    this.sql = sql;
  }

  /** A group by its name, or its id when it has none. */
  public record GroupName(UUID groupId, String name) {}

  /** In the order of their names. */
  @Transactional
  public List<GroupName> of(String operatorId) {
    return sql.query(
        """
        SELECT
          group_id,
          coalesce(tags ->> 'name', CAST(group_id AS text)) AS name
        FROM sim_group
        WHERE operator_id = :operatorId
        ORDER BY
          name,
          group_id
        LIMIT :limit
        """,
        Map.of("operatorId", operatorId, "limit", LIMIT),
        row -> new GroupName((UUID) row[0], (String) row[1]));
  }
}
