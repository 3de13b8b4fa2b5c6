package io.simledger.billing;

import io.grpc.ManagedChannel;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.simledger.local.LocalCertificates;
import java.net.URL;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;

/** A gRPC peer of the service outside of Quarkus, with or without a client certificate. */
public final class TestPeer implements AutoCloseable {
  private final ManagedChannel channel;

  private TestPeer(ManagedChannel channel) {
    this.channel = channel;
  }

  /** TLS with the client certificate of the transfer service. */
  public static TestPeer withCertificate(URL url) throws Exception {
    LocalCertificates certificates = certificates();
    return new TestPeer(
        NettyChannelBuilder.forAddress("localhost", url.getPort())
            .sslContext(
                GrpcSslContexts.forClient()
                    .trustManager(certificates.authority().toFile())
                    .keyManager(
                        certificates.certificate("transfer").toFile(),
                        certificates.key("transfer").toFile())
                    .build())
            .build());
  }

  /** TLS without a client certificate. */
  public static TestPeer withoutCertificate(URL url) throws Exception {
    return new TestPeer(
        NettyChannelBuilder.forAddress("localhost", url.getPort())
            .sslContext(
                GrpcSslContexts.forClient()
                    .trustManager(certificates().authority().toFile())
                    .build())
            .build());
  }

  /** HTTP/2 with prior knowledge, no TLS. */
  public static TestPeer plain(URL url) {
    return new TestPeer(
        NettyChannelBuilder.forAddress(url.getHost(), url.getPort()).usePlaintext().build());
  }

  public ManagedChannel channel() {
    return channel;
  }

  @Override
  public void close() throws InterruptedException {
    channel.shutdownNow().awaitTermination(10, TimeUnit.SECONDS);
  }

  private static LocalCertificates certificates() {
    return new LocalCertificates(
        Path.of(ConfigProvider.getConfig().getValue("test.certificates", String.class)));
  }
}
