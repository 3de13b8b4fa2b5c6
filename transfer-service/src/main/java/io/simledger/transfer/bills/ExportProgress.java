package io.simledger.transfer.bills;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.simledger.bills.v1.ExportedFile;
import org.jspecify.annotations.Nullable;

/** How far an export is, and its URL when it is done. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExportProgress(String status, @Nullable String url) {

  public static ExportProgress of(ExportedFile file) {
    return switch (file.getState()) {
      case EXPORT_STATE_EXPORTED -> new ExportProgress("exported", file.getUrl());
      case EXPORT_STATE_PROCESSING -> new ExportProgress("processing", null);
      case EXPORT_STATE_FAILED, EXPORT_STATE_UNSPECIFIED, UNRECOGNIZED ->
          new ExportProgress("failed", null);
    };
  }

  @Override
  public String toString() {
    return "ExportProgress[" + status + "]";
  }
}
