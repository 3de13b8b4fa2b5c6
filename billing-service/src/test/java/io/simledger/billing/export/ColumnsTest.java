package io.simledger.billing.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.simledger.billing.export.SimDetails.Group;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** C2, C4: columns and their quoting. */
class ColumnsTest {
  @Test
  void putsResourcesBeforeTheDateAndValuesOfSimsBehindTheAmount() {
    Columns columns =
        new Columns(
            List.of(ResourceColumn.IMSI, ResourceColumn.SORA_CAM_DEVICE),
            List.of(
                SupplementColumn.name(),
                SupplementColumn.simId(),
                SupplementColumn.tag("tag1"),
                SupplementColumn.groupId(),
                SupplementColumn.groupName(),
                SupplementColumn.groupTag("g_tag2")));

    assertThat(columns.header())
        .isEqualTo(
            "imsi,soraCamDeviceId,date,billItemName,unitPrice,quantity,amount,"
                + "name,simId,tag1,group:groupId,group:name,group:g_tag2\n");
    assertThat(columns.lead(ResourceColumn.IMSI.kind(), "440101234567890"))
        .isEqualTo("440101234567890,,");
    assertThat(columns.lead(ResourceColumn.SORA_CAM_DEVICE.kind(), "cam-1")).isEqualTo(",cam-1,");
    assertThat(columns.lead(0, "")).isEqualTo(",,");
    assertThat(columns.tail(null)).isEqualTo(",,,,,,\n");
    assertThat(
            columns.tail(
                new SimDetails(
                    "SIM 1",
                    "8981100000000000001",
                    Map.of("tag1", "foo"),
                    new Group("g", null, Map.of("g_tag2", "bar")))))
        .isEqualTo(",SIM 1,8981100000000000001,foo,g,,bar\n");
  }

  @Test
  void hasNothingBeforeTheDateInAFileWithoutResources() {
    Columns columns = new Columns(List.of(), List.of());

    assertThat(columns.header()).isEqualTo("date,billItemName,unitPrice,quantity,amount\n");
    assertThat(columns.lead(0, "")).isEmpty();
    assertThat(columns.tail(null)).isEqualTo("\n");
  }

  @Test
  void keepsATagThatIsNamedLikeAnotherColumn() {
    Columns columns =
        new Columns(
            List.of(),
            List.of(
                SupplementColumn.tag("amount"),
                SupplementColumn.tag("group:name"),
                SupplementColumn.groupName()));

    assertThat(columns.header())
        .isEqualTo("date,billItemName,unitPrice,quantity,amount,amount,group:name,group:name\n");
  }

  @Test
  void leavesAbsentAndEmptyValuesUnquoted() {
    Columns columns =
        new Columns(
            List.of(),
            List.of(
                SupplementColumn.name(),
                SupplementColumn.tag("empty"),
                SupplementColumn.tag("absent")));

    assertThat(columns.tail(new SimDetails(null, "1", Map.of("empty", ""), null)))
        .isEqualTo(",,,\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "a,b",
        "say \"hi\"",
        "\"",
        "two\nlines",
        "two\r\nlines",
        "\r",
        "日本語、タグ",
        "📡🛰️ sim",
        "=HYPERLINK(\"http://example.com\")",
        "+1",
        "-1",
        "@x",
        "#comment",
        " leading and trailing ",
        "\\N",
        "\\",
        "'",
        "\t",
        "\uFEFFx"
      })
  void isReadBackUnchanged(String nasty) throws IOException {
    Columns columns =
        new Columns(List.of(), List.of(SupplementColumn.name(), SupplementColumn.tag(nasty)));
    String file =
        columns.header()
            + "20261101,item,1,1,1"
            + columns.tail(new SimDetails(nasty, "1", Map.of(nasty, nasty), null));

    List<CSVRecord> records = CSVParser.parse(file, CSVFormat.RFC4180).getRecords();

    assertThat(records.get(0).toList()).endsWith("name", nasty).hasSize(7);
    assertThat(records.get(1).toList())
        .containsExactly("20261101", "item", "1", "1", "1", nasty, nasty);
  }
}
