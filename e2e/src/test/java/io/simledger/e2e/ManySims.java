package io.simledger.e2e;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Thousands of ready SIMs of one operator, made by SQL with their events, because registering them
 * one by one would take longer than what is tested with them.
 */
record ManySims(Databases databases, List<String> imsis) {
  private static final Duration SOON = Duration.ofSeconds(30);

  /**
   * @param series tells the SIMs of one test from those of another, 1 to 99
   */
  static ManySims register(
      Databases databases, Api api, Api.Operator owner, int series, int count) {
    String registeredAt = api.now().toString();
    String prefix = "99%02d".formatted(series);
    databases.update(
        "transfer",
        """
        WITH made AS (
          INSERT INTO sim (
            imsi,
            sim_id,
            operator_id,
            coverage_type,
            subscription,
            status,
            speed_class,
            msisdn,
            serial_number,
            module_type,
            registration_secret,
            created_at,
            modified_at,
            event_sequence
          )
          SELECT
            ? || lpad(CAST(n AS text), 11, '0'),
            '898110' || ? || lpad(CAST(n AS text), 9, '0'),
            ?,
            'jp',
            'plan-D',
            'ready',
            's1.fast',
            '8120' || lpad(CAST(n AS text), 9, '0'),
            'DN' || n,
            'nano',
            'secret',
            CAST(? AS timestamptz),
            CAST(? AS timestamptz),
            1
          FROM generate_series(1, ?) AS n
          RETURNING *
        )
        INSERT INTO outbox_event (
          lane,
          subject,
          sequence,
          occurred_at,
          kind,
          body
        )
        SELECT
          outbox_lane('sim/' || imsi),
          'sim/' || imsi,
          1,
          modified_at,
          'simRegistered',
          jsonb_build_object(
            'operatorId', operator_id,
            'coverageType', coverage_type,
            'imsi', imsi,
            'simId', sim_id,
            'subscription', subscription,
            'status', status,
            'attributes',
            jsonb_build_object(
              'name', '', 'tags', jsonb_build_object(), 'groupId', '', 'speedClass', speed_class))
        FROM made
        ORDER BY imsi
        """,
        prefix,
        prefix,
        owner.id,
        registeredAt,
        registeredAt,
        count);
    return new ManySims(
        databases,
        IntStream.rangeClosed(1, count).mapToObj(n -> prefix + "%011d".formatted(n)).toList());
  }

  /** How many of them the billing service has got to an event sequence. */
  long arrivedAt(int sequence) {
    return databases.number(
        "billing",
        "SELECT count(*) FROM sim WHERE imsi BETWEEN ? AND ? AND last_sequence >= ?",
        first(),
        last(),
        sequence);
  }

  void awaitArrivalAt(int sequence) {
    await("event %d of %d SIMs".formatted(sequence, imsis.size()))
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> arrivedAt(sequence) == imsis.size());
  }

  /** How many of them an operator owns, as the transfer service has it. */
  long ownedBy(Api.Operator operator) {
    return databases.number(
        "transfer",
        "SELECT count(*) FROM sim WHERE imsi BETWEEN ? AND ? AND operator_id = ?",
        imsis.get(0),
        imsis.get(imsis.size() - 1),
        operator.id);
  }

  long first() {
    return Long.parseLong(imsis.get(0));
  }

  long last() {
    return Long.parseLong(imsis.get(imsis.size() - 1));
  }

  /** Owner, status and event sequence of each, as one side has it. */
  List<String> asTransferHasThem() {
    return databases.rows(
        "transfer",
        """
        SELECT
          imsi,
          operator_id,
          CASE status WHEN 'ready' THEN 1 WHEN 'transferring' THEN 7 END,
          event_sequence
        FROM sim
        WHERE imsi BETWEEN ? AND ?
        ORDER BY imsi
        """,
        imsis.get(0),
        imsis.get(imsis.size() - 1));
  }

  List<String> asBillingHasThem() {
    return databases.rows(
        "billing",
        """
        SELECT
          lpad(CAST(sim.imsi AS text), 15, '0'),
          account.operator_id,
          sim.status,
          sim.last_sequence
        FROM sim
        JOIN account USING (account_id)
        WHERE sim.imsi BETWEEN ? AND ?
        ORDER BY sim.imsi
        """,
        first(),
        last());
  }

  /** Rows of the timeline by event sequence: {@code sequence, rows, accounts that hold the SIM}. */
  List<String> timeline() {
    return databases.rows(
        "billing",
        """
        SELECT
          holding.sequence,
          count(*),
          count(*) FILTER (WHERE holding.status <> 0)
        FROM holding
        JOIN sim USING (sim_id)
        WHERE sim.imsi BETWEEN ? AND ?
        GROUP BY holding.sequence
        ORDER BY holding.sequence
        """,
        first(),
        last());
  }

  /** Events that wait in the outbox. */
  long waiting() {
    return databases.number(
        "transfer",
        "SELECT count(*) FROM outbox_event WHERE subject BETWEEN ? AND ?",
        "sim/" + imsis.get(0),
        "sim/" + imsis.get(imsis.size() - 1));
  }
}
