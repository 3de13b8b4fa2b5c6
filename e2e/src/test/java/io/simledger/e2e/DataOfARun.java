package io.simledger.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The database of a run that is over: gigabytes that nobody looks at again. Its logs are kept. */
final class DataOfARun {
  private DataOfARun() {}

  static void delete(Path folder) throws IOException {
    for (String part : new String[] {"postgresql", "postgresql-binaries"}) {
      Path data = folder.resolve(part);
      if (Files.exists(data)) {
        try (Stream<Path> files = Files.walk(data)) {
          for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(file);
          }
        }
      }
    }
  }
}
