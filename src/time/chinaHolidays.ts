import { dateOfDayNumber, dayNumber } from './dates.ts';
import type { HolidayCalendar, SpecialDay } from './holidays.ts';
import type { LocalDate } from './types.ts';

/**
 * Name, first and last day off, and the weekend days worked instead, as announced each autumn by the General Office of
 * the State Council for the following year.
 */
const announced: readonly (readonly [string, LocalDate, LocalDate, ...LocalDate[]])[] = [
  ["New Year's Day", '2023-01-01', '2023-01-02'],
  ['Spring Festival', '2023-01-21', '2023-01-27', '2023-01-28', '2023-01-29'],
  ['Tomb-Sweeping Day', '2023-04-05', '2023-04-05'],
  ['Labour Day', '2023-04-29', '2023-05-03', '2023-04-23', '2023-05-06'],
  ['Dragon Boat Festival', '2023-06-22', '2023-06-24', '2023-06-25'],
  ['Mid-Autumn Festival', '2023-09-29', '2023-09-29'],
  ['National Day', '2023-09-30', '2023-10-06', '2023-10-07', '2023-10-08'],
  ["New Year's Day", '2024-01-01', '2024-01-01'],
  ['Spring Festival', '2024-02-10', '2024-02-17', '2024-02-04', '2024-02-18'],
  ['Tomb-Sweeping Day', '2024-04-04', '2024-04-06', '2024-04-07'],
  ['Labour Day', '2024-05-01', '2024-05-05', '2024-04-28', '2024-05-11'],
  ['Dragon Boat Festival', '2024-06-10', '2024-06-10'],
  ['Mid-Autumn Festival', '2024-09-15', '2024-09-17', '2024-09-14'],
  ['National Day', '2024-10-01', '2024-10-07', '2024-09-29', '2024-10-12'],
  ["New Year's Day", '2025-01-01', '2025-01-01'],
  ['Spring Festival', '2025-01-28', '2025-02-04', '2025-01-26', '2025-02-08'],
  ['Tomb-Sweeping Day', '2025-04-04', '2025-04-06'],
  ['Labour Day', '2025-05-01', '2025-05-05', '2025-04-27'],
  ['Dragon Boat Festival', '2025-05-31', '2025-06-02'],
  ['National Day', '2025-10-01', '2025-10-08', '2025-09-28', '2025-10-11'],
  ["New Year's Day", '2026-01-01', '2026-01-03', '2026-01-04'],
  ['Spring Festival', '2026-02-15', '2026-02-23', '2026-02-14', '2026-02-28'],
  ['Tomb-Sweeping Day', '2026-04-04', '2026-04-06'],
  ['Labour Day', '2026-05-01', '2026-05-05', '2026-05-09'],
  ['Dragon Boat Festival', '2026-06-19', '2026-06-21'],
  ['Mid-Autumn Festival', '2026-09-25', '2026-09-27'],
  ['National Day', '2026-10-01', '2026-10-07', '2026-09-20', '2026-10-10'],
];

function specialDays(): SpecialDay[] {
  const days: SpecialDay[] = [];
  for (const [name, first, last, ...makeup] of announced) {
    for (let day = dayNumber(first); day <= dayNumber(last); day++) {
      days.push({ date: dateOfDayNumber(day), name, kind: 'holiday' });
    }
    for (const date of makeup) days.push({ date, name, kind: 'makeupWorkday' });
  }
  return days.sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** Mainland China's public holidays and make-up working days, 2023 to 2026; later years are not announced here. */
export const chinaHolidays: HolidayCalendar = {
  name: 'China',
  from: '2023-01-01',
  to: '2026-12-31',
  days: /* @__PURE__ */ specialDays(),
};
