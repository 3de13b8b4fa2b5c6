package io.simledger.local;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The certificates of a local run: an authority that lives as long as this call, a server
 * certificate for the billing service and a client certificate for the transfer service, all for
 * {@code localhost}. The authority's key is never written.
 *
 * @param folder where the PEM files stand, readable by their owner only
 */
public record LocalCertificates(Path folder) {
  private static final Duration LIFETIME = Duration.ofDays(30);
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Makes new certificates in the folder and replaces what stood there. */
  public static LocalCertificates create(Path folder)
      throws IOException, GeneralSecurityException, OperatorCreationException {
    Files.createDirectories(folder);
    KeyPair authorityKeys = newKeys();
    X500Name authority = new X500Name("CN=simledger local authority");
    X509CertificateHolder authorityCertificate =
        certificate(authority, authority, authorityKeys, authorityKeys, null);
    LocalCertificates certificates = new LocalCertificates(folder);
    write(certificates.authority(), authorityCertificate);
    certificates.issue("billing", KeyPurposeId.id_kp_serverAuth, authority, authorityKeys);
    certificates.issue("transfer", KeyPurposeId.id_kp_clientAuth, authority, authorityKeys);
    return certificates;
  }

  /** Certificate of the authority, which both services trust. */
  public Path authority() {
    return folder.resolve("authority.crt");
  }

  /** Certificate of {@code billing} (server) or {@code transfer} (client). */
  public Path certificate(String service) {
    return folder.resolve(service + ".crt");
  }

  /** Private key that belongs to {@link #certificate}. */
  public Path key(String service) {
    return folder.resolve(service + ".key");
  }

  private void issue(
      String service, KeyPurposeId purpose, X500Name authority, KeyPair authorityKeys)
      throws IOException, GeneralSecurityException, OperatorCreationException {
    KeyPair keys = newKeys();
    write(
        certificate(service),
        certificate(new X500Name("CN=" + service), authority, keys, authorityKeys, purpose));
    write(key(service), new JcaPKCS8Generator(keys.getPrivate(), null));
  }

  private static X509CertificateHolder certificate(
      X500Name subject,
      X500Name issuer,
      KeyPair subjectKeys,
      KeyPair issuerKeys,
      @org.jspecify.annotations.Nullable KeyPurposeId purpose)
      throws CertIOException, OperatorCreationException {
    Instant now = Instant.now();
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            issuer,
            new BigInteger(127, RANDOM),
            Date.from(now.minus(Duration.ofDays(1))),
            Date.from(now.plus(LIFETIME)),
            subject,
            subjectKeys.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(purpose == null));
    if (purpose != null) {
      builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
      builder.addExtension(
          Extension.subjectAlternativeName,
          false,
          new GeneralNames(
              new GeneralName[] {
                new GeneralName(GeneralName.dNSName, "localhost"),
                new GeneralName(GeneralName.iPAddress, "127.0.0.1")
              }));
    }
    return builder.build(
        new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKeys.getPrivate()));
  }

  private static KeyPair newKeys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
    return generator.generateKeyPair();
  }

  private static void write(Path file, Object content) throws IOException {
    StringWriter pem = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(pem)) {
      writer.writeObject(content);
    }
    Files.deleteIfExists(file);
    if (Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write(pem.toString());
    }
  }
}
