package io.simledger.billing.bill;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Set;

/** Business days of Japan, by which months close (B10). */
@ApplicationScoped
class BusinessDays {
  /** A month has more business days than this, whatever holidays it has. */
  private static final int LATEST = 15;

  private final HolidayManager holidays =
      HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.JAPAN));

  private final int closingDay;
  private final Set<LocalDate> moreHolidays;

  BusinessDays(CloseConfig config) {
    if (config.businessDay() < 1 || config.businessDay() > LATEST) {
      throw new IllegalStateException("simledger.close.business-day lies between 1 and " + LATEST);
    }
    closingDay = config.businessDay();
    moreHolidays = config.holidays().orElse(Set.of());
  }

  /** The last month that is due to be closed at a time. */
  YearMonth lastDueMonth(Instant now) {
    LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
    YearMonth running = YearMonth.from(today);
    return today.isBefore(closingDayAfter(running.minusMonths(1)))
        ? running.minusMonths(2)
        : running.minusMonths(1);
  }

  /** The day at whose beginning a month closes. */
  LocalDate closingDayAfter(YearMonth month) {
    LocalDate day = month.plusMonths(1).atDay(1);
    for (int businessDays = isBusinessDay(day) ? 1 : 0; businessDays < closingDay; ) {
      day = day.plusDays(1);
      if (isBusinessDay(day)) {
        businessDays++;
      }
    }
    return day;
  }

  private boolean isBusinessDay(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY
        && day.getDayOfWeek() != DayOfWeek.SUNDAY
        && !isHoliday(day)
        && !isSubstitute(day);
  }

  private boolean isHoliday(LocalDate day) {
    return moreHolidays.contains(day) || holidays.isHoliday(day);
  }

  /** The first day after a row of holidays with a Sunday in it is one too; the calendar has few. */
  private boolean isSubstitute(LocalDate day) {
    for (LocalDate before = day.minusDays(1); isHoliday(before); before = before.minusDays(1)) {
      if (before.getDayOfWeek() == DayOfWeek.SUNDAY) {
        return true;
      }
    }
    return false;
  }
}
