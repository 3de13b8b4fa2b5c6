package io.simledger.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalRunTest {
  @TempDir Path temporary;
  private final PrintStream terminal = System.err;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @BeforeEach
  void listen() {
    System.setErr(new PrintStream(said, true));
  }

  @AfterEach
  void stopListening() {
    System.setErr(terminal);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --prot=8080   | simledger: Unknown option: '--prot=8080' (see ./run --help)
          --port=http   | simledger: Invalid value for option '--port': 'http' is not an int (see ./run --help)
          --port=80     | simledger: --port must be between 1024 and 65528, because the 8 ports from it on are used.
          --dev=console | simledger: Invalid value for option '--dev': expected one of [BILLING, TRANSFER] (case-insensitive) but was 'console' (see ./run --help)
          """)
  void aWrongOptionIsOneLine(String option, String line) {
    assertThat(LocalRun.execute(option)).isEqualTo(1);
    assertThat(said).hasToString(line + "\n");
  }

  @Test
  void aForeignDataFolderIsOneLine() throws Exception {
    Files.writeString(temporary.resolve("letter.txt"), "Dear …");

    assertThat(LocalRun.execute("--data=" + temporary)).isEqualTo(1);
    assertThat(said.toString()).contains("holds something else").hasLineCount(1);
  }

  @Test
  void stoppingWhatDoesNotRunIsNoError() {
    assertThat(LocalRun.execute("--stop", "--data=" + temporary)).isZero();
  }
}
