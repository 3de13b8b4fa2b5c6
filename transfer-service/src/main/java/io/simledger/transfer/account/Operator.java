package io.simledger.transfer.account;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.simledger.transfer.error.Language;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.regex.Pattern;

/** An account. Changed only through {@link Operators}. */
@Entity
@Table(name = "operator")
public class Operator extends PanacheEntityBase {
  private static final Pattern ID = Pattern.compile("OP[0-9]{10}");

  @Id
  @Column(name = "operator_id")
  String operatorId;

  @Column(name = "primary_email", nullable = false)
  String primaryEmail;

  @Column(name = "password_hash", nullable = false)
  String passwordHash;

  @Column(name = "mail_language", nullable = false)
  String mailLanguage;

  @Column(name = "created_at", nullable = false)
  Instant createdAt;

  /** For Hibernate. */
  @SuppressWarnings("NullAway.Init")
  protected Operator() {}

  /** Whether the text is what an operator could be called. */
  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** {@code OP} and ten digits. */
  public String operatorId() {
    return operatorId;
  }

  /** Where mails of the service go; compared without regard to case (T3). */
  public String primaryEmail() {
    return primaryEmail;
  }

  /** Slow hash of the root user's password. */
  public String passwordHash() {
    return passwordHash;
  }

  /** In which language mails are written to it. */
  public Language mailLanguage() {
    return Language.fromString(mailLanguage);
  }

  public Instant createdAt() {
    return createdAt;
  }
}
