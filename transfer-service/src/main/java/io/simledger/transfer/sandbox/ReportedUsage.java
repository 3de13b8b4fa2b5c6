package io.simledger.transfer.sandbox;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Made-up usage of any resource (X3), 10,000 records at most. */
record ReportedUsage(@NotEmpty @Size(max = 10_000) List<@NotNull @Valid Item> records) {

  /**
   * One record.
   *
   * @param recordId the same for every attempt; counted once
   * @param resourceType a resource column of the billing detail, or {@code account}
   * @param resourceId absent for {@code account}
   * @param time ISO 8601
   * @param quantity in the unit of the item
   */
  record Item(
      @NotNull UUID recordId,
      @NotBlank String resourceType,
      @Nullable @Size(max = 100) String resourceId,
      @NotBlank @Size(max = 200) String billItemName,
      @NotNull Instant time,
      @NotNull @Positive BigDecimal quantity) {}
}
