package io.simledger.transfer.audit;

import io.quarkus.scheduler.Scheduled;
import io.simledger.transfer.platform.Page;
import io.simledger.transfer.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The rows of the audit log. */
@ApplicationScoped
public class AuditedCalls {
  private final Sql sql;
  private final AuditConfig config;
  private final InstantSource clock;

  AuditedCalls(Sql sql, AuditConfig config, InstantSource clock) {
    this.sql = sql;
    this.config = config;
    this.clock = clock;
  }

  /** Writes calls with one statement. */
  @ActivateRequestContext
  @Transactional
  void write(List<AuditedCall> calls) {
    sql.update(
        """
        INSERT INTO api_call (
          operator_id,
          called_at,
          user_name,
          operation,
          api_kind,
          request_path,
          status,
          remote_address
        )
        SELECT
          operator_id,
          CAST(called_at AS timestamptz),
          nullif(user_name, ''),
          operation,
          api_kind,
          request_path,
          status,
          remote_address
        FROM unnest(
          CAST(:operatorIds AS text[]),
          CAST(:times AS text[]),
          CAST(:userNames AS text[]),
          CAST(:operations AS text[]),
          CAST(:kinds AS text[]),
          CAST(:paths AS text[]),
          CAST(:statuses AS int[]),
          CAST(:addresses AS text[])
        ) AS call (
          operator_id,
          called_at,
          user_name,
          operation,
          api_kind,
          request_path,
          status,
          remote_address
        )
        """,
        Map.of(
            "operatorIds", texts(calls, AuditedCall::operatorId),
            "times", texts(calls, call -> call.calledAt().toString()),
            "userNames", texts(calls, call -> call.userName() == null ? "" : call.userName()),
            "operations", texts(calls, AuditedCall::operation),
            "kinds", texts(calls, AuditedCall::apiKind),
            "paths", texts(calls, AuditedCall::requestPath),
            "statuses", calls.stream().map(AuditedCall::status).toArray(Integer[]::new),
            "addresses", texts(calls, AuditedCall::address)));
  }

  private static String[] texts(List<AuditedCall> calls, Function<AuditedCall, String> text) {
    return calls.stream().map(text).toArray(String[]::new);
  }

  /** Calls of an operator, the latest first. */
  @Transactional
  public Page<Listed> list(String operatorId, AuditQuery query) {
    return Page.of(
        sql.query(
            """
            SELECT
              operator_id,
              user_name,
              operation,
              api_kind,
              request_path,
              status,
              remote_address,
              called_at,
              call_id
            FROM api_call
            WHERE operator_id = :operatorId
              AND called_at BETWEEN :from AND :to
              AND (called_at, call_id) < (:before, :beforeId)
              AND :apiKind IN ('', api_kind)
            ORDER BY
              called_at DESC,
              call_id DESC
            LIMIT :limit
            """,
            Map.of(
                "operatorId", operatorId,
                "from", query.from(),
                "to", query.to(),
                "before", query.before().calledAt(),
                "beforeId", query.before().callId(),
                "apiKind", query.apiKind(),
                "limit", query.limit() + 1),
            row ->
                new Listed(
                    new AuditedCall(
                        (String) row[0],
                        (String) row[1],
                        (String) row[2],
                        (String) row[3],
                        (String) row[4],
                        (Short) row[5],
                        (String) row[6],
                        (Instant) row[7]),
                    (Long) row[8])),
        query.limit(),
        Listed::key);
  }

  /** Forgets calls that are older than the retention. */
  @Scheduled(every = "1h", delayed = "3m")
  @Transactional
  void forget() {
    sql.update(
        "DELETE FROM api_call WHERE called_at < :oldest",
        Map.of(
            "oldest",
            clock.instant().atOffset(ZoneOffset.UTC).minus(config.retention()).toInstant()));
  }

  /** A call with its place in the log. */
  public record Listed(AuditedCall call, long callId) {
    String key() {
      return call.calledAt().toEpochMilli() + "_" + callId;
    }
  }
}
