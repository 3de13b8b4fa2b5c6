package io.simledger.transfer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.simledger.transfer.platform.ServiceClock;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

/** The design as rules: which way the arrows go, and what nobody does. */
@AnalyzeClasses(
    packages = "io.simledger.transfer",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String ROOT = "io.simledger.transfer.";

  /** No package imports one to its right. */
  private static final List<String> ORDER =
      List.of(
          "error",
          "platform",
          "account",
          "permission",
          "ratelimit",
          "audit",
          "idempotency",
          "auth",
          "sam",
          "sim",
          "order",
          "simtransfer",
          "batch",
          "outbox",
          "delivery",
          "bills",
          "coupon",
          "volumediscount",
          "sandbox",
          "provisioning",
          "console",
          "openapi");

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching(ROOT + "(*)..").should().beFreeOfCycles();

  @ArchTest
  static void noPackageImportsOneToItsRight(JavaClasses all) {
    for (int i = 0; i < ORDER.size() - 1; i++) {
      String[] right =
          ORDER.subList(i + 1, ORDER.size()).stream()
              .map(name -> ROOT + name + "..")
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage(ROOT + ORDER.get(i) + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(right)
          .allowEmptyShould(true)
          .check(all);
    }
  }

  @ArchTest
  static void everyPackageHasItsPlaceAndSaysWhatItOwns(JavaClasses all) {
    Set<String> packages = all.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
    for (String name : packages) {
      assertThat(ORDER).contains(name.substring(ROOT.length()).split("\\.")[0]);
      assertThat(all.getPackage(name).isAnnotatedWith(NullMarked.class))
          .as("package-info of " + name)
          .isTrue();
    }
  }

  @ArchTest
  static final ArchRule TIME_COMES_FROM_THE_CLOCK =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(ServiceClock.class.getName())
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Clock.class, "systemUTC");

  /** Panache is for find-by-id and simple lists; SQL goes through platform.Sql or a connection. */
  @ArchTest
  static final ArchRule NOBODY_CREATES_QUERIES_PAST_SQL =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + "platform..")
          .should()
          .callMethod(EntityManager.class, "createNativeQuery", String.class)
          .orShould()
          .callMethod(EntityManager.class, "createQuery", String.class);

  /** Edges convert: the database is behind a service. */
  @ArchTest
  static final ArchRule RESOURCES_ASK_SERVICES =
      noClasses()
          .that()
          .areAnnotatedWith(jakarta.ws.rs.Path.class)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.persistence..", "java.sql..")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName(ROOT + "platform.Sql");

  @ArchTest
  static final ArchRule RESOURCES_ARE_NOBODY_ELSES_BUSINESS =
      classes().that().areAnnotatedWith(jakarta.ws.rs.Path.class).should().bePackagePrivate();

  /** A package shows little: at most half of its types. */
  @ArchTest
  static void fewTypesArePublic(JavaClasses all) {
    for (String name :
        List.of(
            "permission",
            "auth",
            "sam",
            "sim",
            "order",
            "simtransfer",
            "outbox",
            "bills",
            "coupon",
            "volumediscount",
            "sandbox",
            "provisioning")) {
      List<JavaClass> types =
          all.stream()
              .filter(type -> type.getPackageName().equals(ROOT + name))
              .filter(JavaClass::isTopLevelClass)
              .filter(type -> !type.getSimpleName().equals("package-info"))
              .toList();
      long open =
          types.stream().filter(t -> t.getModifiers().contains(JavaModifier.PUBLIC)).count();
      assertThat(open).as("public types of " + name).isLessThanOrEqualTo((types.size() + 1) / 2);
    }
  }
}
