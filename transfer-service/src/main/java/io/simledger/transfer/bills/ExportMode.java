package io.simledger.transfer.bills;

import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether an export answers with the URL, or at once with an id to ask for it (C6). */
public enum ExportMode {
  SYNC,
  ASYNC;

  /** The mode of the query, else that of the body, else sync. */
  static ExportMode of(@Nullable String inQuery, @Nullable ExportBill body) {
    String mode = inQuery != null ? inQuery : body == null ? null : body.exportMode();
    return switch (Objects.requireNonNullElse(mode, "sync")) {
      case "sync" -> SYNC;
      case "async" -> ASYNC;
      default -> throw new ApiException(ErrorCode.PARAMETER_INVALID, "export_mode");
    };
  }
}
