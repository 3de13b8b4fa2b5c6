package io.simledger.transfer.sim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.platform.Page;
import io.simledger.transfer.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * SIMs of an owner as a table: filtered, sorted, page by page. A page costs one pass over the
 * owner's SIMs at most, however far down it is.
 */
@ApplicationScoped
public class SimTable {
  private static final TypeReference<Map<String, String>> TAGS = new TypeReference<>() {};

  private static final String COLUMNS =
      """
        imsi,
        sim_id,
        subscription,
        status,
        speed_class,
        CAST(tags AS text),
        group_id,
        (
          SELECT tags ->> 'name'
          FROM sim_group
          WHERE sim_group.group_id = sim.group_id
        ) AS group_name,
        termination_enabled,
        open_transfer_id
      """;

  private static final String MATCHES =
      """
        sim.operator_id = :operatorId
        AND sim.coverage_type = :coverageType
        AND (:status = '' OR sim.status = :status)
        AND (
          :group = ''
          OR (:group = 'none' AND sim.group_id IS NULL)
          OR CAST(sim.group_id AS text) = :group
        )
        AND (
          :tagName = ''
          OR (sim.tags ->> :tagName) ILIKE :tagValue
        )
        AND (
          :text = '%%'
          OR sim.imsi LIKE :text
          OR sim.sim_id LIKE :text
          OR sim.msisdn LIKE :text
          OR sim.serial_number LIKE :text
          OR (sim.tags ->> 'name') ILIKE :text
        )
      """;

  private final Sql sql;
  private final ObjectMapper json;

  SimTable(Sql sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  /**
   * Which SIMs.
   *
   * @param status empty for any
   * @param group id of a group, {@code none} for SIMs in none, empty for any
   * @param tagName empty for any
   * @param tagValue part of the value, without regard to case
   * @param text part of name, IMSI, SIM ID, MSISDN or serial number, empty for any
   */
  public record Filter(String status, String group, String tagName, String tagValue, String text) {
    public static final Filter ALL = new Filter("", "", "", "", "");

    private Map<String, Object> binds(Owner owner) {
      Map<String, Object> binds = new HashMap<>();
      binds.put("operatorId", owner.operatorId());
      binds.put("coverageType", owner.coverageType().wireName());
      binds.put("status", status);
      binds.put("group", group);
      binds.put("tagName", tagName);
      binds.put("tagValue", part(tagValue));
      binds.put("text", part(text));
      return binds;
    }

    private static String part(String text) {
      String escaped = text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
      return "%" + escaped + "%";
    }
  }

  /** The page after the row of this key. */
  @Transactional
  public Page<SimRow> page(
      Owner owner, Filter filter, SimSort sort, @Nullable String after, int limit) {
    Map<String, Object> binds = filter.binds(owner);
    binds.put("afterImsi", after == null ? "" : after);
    binds.put("limit", limit + 1);
    // The row of the key is read again rather than carried along, so that an address tells no name.
    List<SimRow> found =
        sql.query(
            """
            SELECT
              %1$s
            FROM sim
            WHERE %2$s
              AND (
                :afterImsi = ''
                OR (%3$s, sim.imsi) %4$s (
                  SELECT
                    %3$s,
                    sim.imsi
                  FROM sim
                  WHERE sim.imsi = :afterImsi
                    AND sim.operator_id = :operatorId
                )
              )
            ORDER BY
              %3$s %5$s,
              sim.imsi %5$s
            LIMIT :limit
            """
                .formatted(
                    COLUMNS,
                    MATCHES,
                    sort.by().expression(),
                    sort.isDescending() ? "<" : ">",
                    sort.isDescending() ? "DESC" : "ASC"),
            binds,
            this::row);
    return Page.of(found, limit, SimRow::imsi);
  }

  /** How many SIMs match. */
  @Transactional
  public long count(Owner owner, Filter filter) {
    Long count =
        sql.value("SELECT count(*) FROM sim WHERE " + MATCHES, filter.binds(owner), Long.class);
    return count == null ? 0 : count;
  }

  /** IMSIs of the SIMs that match, in ascending order, refused when there are more than a limit. */
  @Transactional
  public List<String> imsis(Owner owner, Filter filter, int limit) {
    Map<String, Object> binds = filter.binds(owner);
    binds.put("limit", limit + 1);
    List<String> imsis =
        sql.query(
            """
            SELECT
              sim.imsi
            FROM sim
            WHERE %s
            ORDER BY sim.imsi
            LIMIT :limit
            """
                .formatted(MATCHES),
            binds,
            row -> (String) row[0]);
    if (imsis.size() > limit) {
      throw new ApiException(ErrorCode.SELECTION_TOO_LARGE);
    }
    return imsis;
  }

  /** One SIM of the owner. */
  @Transactional
  public Optional<SimRow> find(Owner owner, Imsi imsi) {
    return sql
        .query(
            """
            SELECT
              %s
            FROM sim
            WHERE imsi = :imsi
              AND operator_id = :operatorId
              AND coverage_type = :coverageType
            """
                .formatted(COLUMNS),
            Map.of(
                "imsi", imsi.value(),
                "operatorId", owner.operatorId(),
                "coverageType", owner.coverageType().wireName()),
            this::row)
        .stream()
        .findFirst();
  }

  private SimRow row(Object[] row) {
    return new SimRow(
        (String) row[0],
        (String) row[1],
        (String) row[2],
        SimStatus.fromString((String) row[3]),
        (String) row[4],
        tags((String) row[5]),
        (UUID) row[6],
        (String) row[7],
        (Boolean) row[8],
        (UUID) row[9]);
  }

  private Map<String, String> tags(String text) {
    try {
      return json.readValue(text, TAGS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
