package io.simledger.e2e;

import io.simledger.local.DataFolder;
import io.simledger.local.Installation;
import io.simledger.local.LocalStack;
import io.simledger.local.PortPlan;
import io.simledger.local.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests one running stack, started by the first that asks for it and stopped after the last.
 * Tests make operators of their own, and leave everything running.
 */
public class RunningStack implements ParameterResolver {
  public static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** Short pauses after a failure and a weak hash, so that tests do not wait for these. */
  private static final Map<String, String> IMPATIENT =
      Map.of(
          "SIMLEDGER_AUTH_PASSWORD_HASH_COST", "4",
          "SIMLEDGER_OUTBOX_EVENTS_MAX_BACKOFF", "PT1S",
          "SIMLEDGER_OUTBOX_MAILS_SEND_TIMEOUT", "PT5S",
          "SIMLEDGER_OUTBOX_MAILS_LEASE", "PT8S",
          "SIMLEDGER_OUTBOX_MAILS_FIRST_BACKOFF", "PT1S",
          "SIMLEDGER_OUTBOX_MAILS_MAX_BACKOFF", "PT2S");

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == LocalStack.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .computeIfAbsent(holder())
        .stack;
  }

  /** Which of the shared stacks the tests get. */
  protected Class<? extends Holder> holder() {
    return Holder.class;
  }

  /** Starts the stack when it is made, stops it when JUnit closes its store. */
  protected static class Holder implements AutoCloseable {
    final LocalStack stack;
    private final DataFolder folder;

    protected Holder() {
      this(IMPATIENT);
    }

    private Holder(Map<String, String> settings) {
      try {
        Path target = Files.createDirectories(Path.of("target"));
        folder = new DataFolder(Files.createTempDirectory(target, "stack-"));
        folder.open();
        stack = LocalStack.on(folder, PortPlan.anyFree(), new Installation(ROOT), settings);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      try {
        stack.start(Progress.SILENT);
      } catch (RuntimeException e) {
        stack.close();
        throw e;
      }
    }

    /** The services as they are shipped. */
    static Holder asShipped() {
      return new Holder(Map.of());
    }

    @Override
    public void close() throws IOException {
      stack.close();
      DataOfARun.delete(folder.path());
    }
  }
}
