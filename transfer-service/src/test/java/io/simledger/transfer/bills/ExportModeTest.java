package io.simledger.transfer.bills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.simledger.bills.v1.ExportState;
import io.simledger.bills.v1.ExportedFile;
import io.simledger.transfer.error.ApiException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C6 how an export answers")
class ExportModeTest {
  private static final ExportedFile FILE =
      ExportedFile.newBuilder()
          .setExportedFileId("fe_1")
          .setState(ExportState.EXPORT_STATE_EXPORTED)
          .setUrl("http://localhost/secret")
          .build();

  @Test
  void syncIsTheDefault() {
    assertThat(ExportMode.of(null, null)).isEqualTo(ExportMode.SYNC);
    assertThat(ExportMode.of(null, new ExportBill(null))).isEqualTo(ExportMode.SYNC);
  }

  @Test
  void modeIsReadFromTheQueryOrTheBody() {
    assertThat(ExportMode.of("async", null)).isEqualTo(ExportMode.ASYNC);
    assertThat(ExportMode.of(null, new ExportBill("async"))).isEqualTo(ExportMode.ASYNC);
    assertThat(ExportMode.of("sync", new ExportBill("async"))).isEqualTo(ExportMode.SYNC);
  }

  @Test
  void unknownModeIsRefused() {
    assertThatThrownBy(() -> ExportMode.of("later", null)).isInstanceOf(ApiException.class);
  }

  @Test
  void syncAnswersWithTheUrlAndAsyncWithTheId() {
    assertThat(FileExport.of(FILE, ExportMode.SYNC))
        .isEqualTo(new FileExport(null, null, "http://localhost/secret"));
    assertThat(FileExport.of(FILE, ExportMode.ASYNC))
        .isEqualTo(new FileExport("fe_1", "//files/exported/fe_1", null));
  }

  @Test
  void urlDoesNotGetIntoLogs() {
    assertThat(FileExport.of(FILE, ExportMode.SYNC).toString()).doesNotContain("secret");
    assertThat(ExportProgress.of(FILE).toString()).doesNotContain("secret");
  }
}
