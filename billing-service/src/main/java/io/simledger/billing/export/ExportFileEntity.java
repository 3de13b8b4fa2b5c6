package io.simledger.billing.export;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/**
 * Row of {@code export_file}; inserted by {@link ExportFiles}, so that a repeat finds the first.
 */
@Entity
@Table(name = "export_file")
@NullUnmarked
class ExportFileEntity extends PanacheEntityBase {
  @Id
  @Column(name = "file_id")
  UUID id;

  @Column(name = "request_id")
  UUID requestId;

  @Column(name = "account_id")
  int accountId;

  LocalDate month;

  @Column(name = "file_name")
  String fileName;

  String state;

  @Column(name = "requested_at")
  Instant requestedAt;

  @Column(name = "expires_at")
  Instant expiresAt;
}
