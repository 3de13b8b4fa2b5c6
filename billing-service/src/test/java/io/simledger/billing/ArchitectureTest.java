package io.simledger.billing;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.simledger.billing.platform.ServiceClock;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/** The design as rules: which way the arrows go, and what nobody does. */
@AnalyzeClasses(
    packages = "io.simledger.billing",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String ROOT = "io.simledger.billing.";

  /** The way of data through the service: no package imports one to its right. */
  private static final List<String> WAY_OF_DATA =
      List.of(
          "error",
          "platform",
          "account",
          "pricing",
          "intake",
          "timeline",
          "usage",
          "rating",
          "discount",
          "coupon",
          "volumediscount",
          "charge",
          "bill",
          "explain",
          "export",
          "api",
          "sandbox");

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching(ROOT + "(*)..").should().beFreeOfCycles();

  @ArchTest
  static void noPackageImportsOneToItsRight(JavaClasses all) {
    for (int i = 0; i < WAY_OF_DATA.size() - 1; i++) {
      String[] right =
          WAY_OF_DATA.subList(i + 1, WAY_OF_DATA.size()).stream()
              .map(name -> ROOT + name + "..")
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage(ROOT + WAY_OF_DATA.get(i) + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(right)
          .allowEmptyShould(true)
          .check(all);
    }
  }

  @ArchTest
  static void everyPackageStandsInTheWayOfDataAndSaysWhatItOwns(JavaClasses all) {
    for (JavaPackage subpackage : all.getPackage("io.simledger.billing").getSubpackages()) {
      assertThat(WAY_OF_DATA).contains(subpackage.getRelativeName());
      assertThat(subpackage.isAnnotatedWith(NullMarked.class))
          .as("package-info of " + subpackage.getName())
          .isTrue();
    }
  }

  /** Rating and discounts are values in, values out. */
  @ArchTest
  static final ArchRule RATING_IS_PURE =
      noClasses()
          .that()
          .resideInAnyPackage(ROOT + "rating..", ROOT + "discount..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta..", "io.quarkus..", "java.sql..", "org.hibernate..");

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

  @ArchTest
  static final ArchRule NOBODY_USES_BINARY_FLOATING_POINT_FOR_MONEY =
      noClasses()
          .that(not(resideInAnyPackage(ROOT + "platform..")))
          .should()
          .callConstructor(java.math.BigDecimal.class, double.class)
          .orShould()
          .callMethod(java.math.BigDecimal.class, "doubleValue");

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

  @ArchTest
  static final ArchRule GRPC_SERVICES_DEMAND_A_CERTIFICATE =
      classes()
          .that()
          .areAnnotatedWith(io.quarkus.grpc.GrpcService.class)
          .should()
          .beAnnotatedWith(io.quarkus.security.Authenticated.class);

  /** A package shows little: at most half of its types, but for those made of values. */
  @ArchTest
  static void fewTypesArePublic(JavaClasses all) {
    for (String name : List.of("timeline", "usage", "charge", "bill", "export", "sandbox")) {
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
