package io.simledger.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceProcessTest {
  @TempDir Path temporary;

  @Test
  void showsTheEndOfTheLogWhenAStartFails() {
    ServiceProcess service = service("echo 'no such database'; echo; exit 3", 1);

    service.start();

    assertThatThrownBy(service::awaitReady)
        .isInstanceOf(RunFailure.class)
        .hasMessageStartingWith("The sample service ended while it started")
        .hasMessageEndingWith("no such database");
    service.close();
  }

  @Test
  void isReadyWhenItsHealthSaysSo() throws Exception {
    HttpServer health =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    health.createContext(
        "/q/health/ready",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    health.start();
    ServiceProcess service = service("exec sleep 600", health.getAddress().getPort());

    service.start();
    service.awaitReady();
    var end = service.end();
    service.kill();

    assertThat(end.get(10, TimeUnit.SECONDS)).isEqualTo("sample service");
    health.stop(0);
  }

  @Test
  void passesItsEnvironmentOn() throws Exception {
    ServiceProcess service = service("echo \"$GREETING\"", 1);
    service.start();
    service.end().get(10, TimeUnit.SECONDS);

    assertThat(Files.readString(service.log())).isEqualTo("hello\n");
  }

  private ServiceProcess service(String script, int managementPort) {
    return new ServiceProcess(
        "sample service",
        () -> List.of("sh", "-c", script),
        Map.of("GREETING", "hello"),
        temporary.resolve("sample.log"),
        managementPort);
  }
}
