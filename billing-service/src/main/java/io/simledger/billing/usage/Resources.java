package io.simledger.billing.usage;

import io.simledger.billing.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Resources other than SIMs: they come into being with their first usage. */
@ApplicationScoped
class Resources {
  /** What names a resource outside. */
  record Key(int accountId, short kind, String externalId) {}

  private final Sql sql;

  Resources(Sql sql) {
    this.sql = sql;
  }

  /** Numbers of the resources; missing ones get one, in the order given (C5). */
  Map<Key, Long> ensure(Collection<Key> keys) {
    Map<Key, Long> known = existing(List.copyOf(keys));
    List<Key> missing = keys.stream().distinct().filter(k -> !known.containsKey(k)).toList();
    if (missing.isEmpty()) {
      return known;
    }
    sql.update(
        """
        INSERT INTO resource (
          account_id,
          resource_id,
          kind,
          external_id
        )
        SELECT k.account_id,
               nextval('resource_id'),
               k.kind,
               k.external_id
          FROM unnest(CAST(:accounts AS int[]), CAST(:kinds AS smallint[]), CAST(:externalIds AS text[]))
               AS k (account_id, kind, external_id)
        ON CONFLICT (account_id, kind, external_id) DO NOTHING
        """,
        binds(missing));
    known.putAll(existing(missing));
    return known;
  }

  private Map<Key, Long> existing(List<Key> keys) {
    Map<Key, Long> found = new HashMap<>();
    if (!keys.isEmpty()) {
      sql.query(
              """
              SELECT r.account_id,
                     r.kind,
                     r.external_id,
                     r.resource_id
                FROM unnest(CAST(:accounts AS int[]), CAST(:kinds AS smallint[]), CAST(:externalIds AS text[]))
                     AS k (account_id, kind, external_id)
                JOIN resource r USING (account_id, kind, external_id)
              """,
              binds(keys),
              Function.identity())
          .forEach(
              row ->
                  found.put(
                      new Key(
                          ((Number) row[0]).intValue(),
                          ((Number) row[1]).shortValue(),
                          (String) row[2]),
                      ((Number) row[3]).longValue()));
    }
    return found;
  }

  private static Map<String, Object> binds(List<Key> keys) {
    return Map.of(
        "accounts", keys.stream().map(Key::accountId).toArray(Integer[]::new),
        "kinds", keys.stream().map(Key::kind).toArray(Short[]::new),
        "externalIds", keys.stream().map(Key::externalId).toArray(String[]::new));
  }
}
