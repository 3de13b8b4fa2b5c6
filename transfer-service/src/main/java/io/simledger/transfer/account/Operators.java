package io.simledger.transfer.account;

import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.error.Language;
import io.simledger.transfer.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Finds, creates and changes operators. */
@ApplicationScoped
public class Operators {
  private static final long IDS = 10_000_000_000L;
  private static final int ID_ATTEMPTS = 10;

  private final Sql sql;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  Operators(Sql sql, InstantSource clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** The operator, which must exist. */
  @Transactional
  public Operator get(String operatorId) {
    return find(operatorId).orElseThrow(() -> new ApiException(ErrorCode.OPERATOR_NOT_FOUND));
  }

  /**
   * Locks the operator's row until the transaction ends: what an operator may have a limited number
   * of is added by one transaction at a time, which also lets a repeated request find the first.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void lock(String operatorId) {
    sql.value(
        "SELECT operator_id FROM operator WHERE operator_id = :operatorId FOR NO KEY UPDATE",
        Map.of("operatorId", operatorId),
        String.class);
  }

  /**
   * Keeps the operator until the transaction ends, as a foreign key would that is tried once for
   * many rows.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void keep(String operatorId) {
    String kept =
        sql.value(
            "SELECT operator_id FROM operator WHERE operator_id = :operatorId FOR KEY SHARE",
            Map.of("operatorId", operatorId),
            String.class);
    if (kept == null) {
      throw new ApiException(ErrorCode.OPERATOR_NOT_FOUND);
    }
  }

  @Transactional
  public Optional<Operator> find(String operatorId) {
    return Operator.findByIdOptional(operatorId);
  }

  /** The operator with this primary address, whatever its case. */
  @Transactional
  public Optional<Operator> findByEmail(String email) {
    return Operator.find("lower(primaryEmail) = lower(?1)", email).firstResultOptional();
  }

  /**
   * Creates an operator with a new id, to whom mails are written in a language.
   *
   * @throws ApiException {@link ErrorCode#EMAIL_TAKEN} when the address is another operator's
   */
  @Transactional
  public Operator create(String email, String passwordHash, Language mailLanguage) {
    for (int attempt = 0; attempt < ID_ATTEMPTS; attempt++) {
      String operatorId = "OP%010d".formatted(random.nextLong(IDS));
      if (inserted(operatorId, email, passwordHash, mailLanguage)) {
        return get(operatorId);
      }
      if (findByEmail(email).isPresent()) {
        throw new ApiException(ErrorCode.EMAIL_TAKEN, "email");
      }
    }
    throw new IllegalStateException("No free operator id was found");
  }

  private boolean inserted(
      String operatorId, String email, String passwordHash, Language mailLanguage) {
    return sql.update(
            """
            INSERT INTO operator (
              operator_id,
              primary_email,
              password_hash,
              mail_language,
              created_at
            )
            VALUES (
              :operatorId,
              :email,
              :passwordHash,
              :mailLanguage,
              :now
            )
            ON CONFLICT DO NOTHING
            """,
            Map.of(
                "operatorId", operatorId,
                "email", email,
                "passwordHash", passwordHash,
                "mailLanguage", mailLanguage.wireName(),
                "now", clock.instant()))
        == 1;
  }

  /** Sets the language of the mails to the operator. */
  @Transactional
  public void setMailLanguage(String operatorId, Language language) {
    sql.update(
        "UPDATE operator SET mail_language = :language WHERE operator_id = :operatorId",
        Map.of("language", language.wireName(), "operatorId", operatorId));
  }

  /** Replaces a password hash unless it was changed meanwhile. */
  @Transactional
  public boolean changePasswordHash(String operatorId, String currentHash, String newHash) {
    return sql.update(
            """
            UPDATE operator
            SET password_hash = :newHash
            WHERE operator_id = :operatorId
              AND password_hash = :currentHash
            """,
            Map.of("operatorId", operatorId, "currentHash", currentHash, "newHash", newHash))
        == 1;
  }
}
