package io.simledger.transfer.bills;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.simledger.bills.v1.ExportedFile;
import org.jspecify.annotations.Nullable;

/** Answer to an export request: the URL (sync), or the id to ask for it (async). */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FileExport(
    @Nullable String exportedFileId, @Nullable String exportedFilePath, @Nullable String url) {

  static FileExport of(ExportedFile file, ExportMode mode) {
    String id = file.getExportedFileId();
    return switch (mode) {
      case SYNC -> new FileExport(null, null, file.getUrl());
      case ASYNC -> new FileExport(id, "//files/exported/" + id, null);
    };
  }

  @Override
  public String toString() {
    return "FileExport[" + exportedFileId + "]";
  }
}
