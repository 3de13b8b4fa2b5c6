package io.simledger.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchdogTest {
  private Process child;

  @BeforeEach
  void startChild() throws Exception {
    child = new ProcessBuilder("sleep", "600").start();
  }

  @AfterEach
  void endChild() {
    child.destroyForcibly();
  }

  @Test
  void endsTheChildWhenThisProcessIsGone() throws Exception {
    Watchdog.over(child.pid(), "TERM").breakPipe();

    assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void endsAChildByForceThatDoesNotListen() throws Exception {
    child.destroyForcibly();
    child = new ProcessBuilder("sh", "-c", "trap '' TERM; echo deaf; exec sleep 600").start();
    assertThat(child.getInputStream().read()).isEqualTo('d');

    Watchdog.over(child.pid(), "TERM", Duration.ofSeconds(1)).breakPipe();

    assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void letsTheChildGoWhenClosed() throws Exception {
    Watchdog watchdog = Watchdog.over(child.pid(), "TERM");

    watchdog.close();

    assertThat(watchdog.end().get(10, TimeUnit.SECONDS)).isZero();
    assertThat(child.isAlive()).isTrue();
  }
}
