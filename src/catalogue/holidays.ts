import type { HolidayYear } from '../core/model/ledger';

/**
 * Days off and make-up working days of every year with a published notice of the General Office of the State Council.
 * Weekdays that are off, Saturdays and Sundays that are worked; all other days follow the week. Compared day by day
 * with the packages chinese-days and holiday-calendar (both MIT) in the tests. The days are confirmed by these; of the
 * numbers of the notices only that for 2025 is, the others are general knowledge.
 *
 * 2020: the notice made 1 February (a Saturday) a working day; the extension of the Spring Festival to 2 February
 * took that back, and 31 January became a day off. Local orders to resume work later are no days off.
 */
export const holidayYears: readonly HolidayYear[] = [
  year(
    2019,
    '国办发明电〔2018〕15号，劳动节按国办发明电〔2019〕3号调整',
    '01-01 02-04 02-05 02-06 02-07 02-08 04-05 05-01 05-02 05-03 06-07 09-13 10-01 10-02 10-03 10-04 10-07',
    '02-02 02-03 04-28 05-05 09-29 10-12',
  ),
  year(
    2020,
    '国办发明电〔2019〕16号，春节假期按国办发明电〔2020〕1号延长至2月2日',
    '01-01 01-24 01-27 01-28 01-29 01-30 01-31 04-06 05-01 05-04 05-05 06-25 06-26 10-01 10-02 10-05 10-06 10-07 10-08',
    '01-19 04-26 05-09 06-28 09-27 10-10',
  ),
  year(
    2021,
    '国办发明电〔2020〕27号',
    '01-01 02-11 02-12 02-15 02-16 02-17 04-05 05-03 05-04 05-05 06-14 09-20 09-21 10-01 10-04 10-05 10-06 10-07',
    '02-07 02-20 04-25 05-08 09-18 09-26 10-09',
  ),
  year(
    2022,
    '国办发明电〔2021〕11号',
    '01-03 01-31 02-01 02-02 02-03 02-04 04-04 04-05 05-02 05-03 05-04 06-03 09-12 10-03 10-04 10-05 10-06 10-07',
    '01-29 01-30 04-02 04-24 05-07 10-08 10-09',
  ),
  year(
    2023,
    '国办发明电〔2022〕16号',
    '01-02 01-23 01-24 01-25 01-26 01-27 04-05 05-01 05-02 05-03 06-22 06-23 09-29 10-02 10-03 10-04 10-05 10-06',
    '01-28 01-29 04-23 05-06 06-25 10-07 10-08',
  ),
  year(
    2024,
    '国办发明电〔2023〕7号',
    '01-01 02-12 02-13 02-14 02-15 02-16 04-04 04-05 05-01 05-02 05-03 06-10 09-16 09-17 10-01 10-02 10-03 10-04 10-07',
    '02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12',
  ),
  year(
    2025,
    '国办发明电〔2024〕12号',
    '01-01 01-28 01-29 01-30 01-31 02-03 02-04 04-04 05-01 05-02 05-05 06-02 10-01 10-02 10-03 10-06 10-07 10-08',
    '01-26 02-08 04-27 09-28 10-11',
  ),
  year(
    2026,
    '国办发明电〔2025〕7号',
    '01-01 01-02 02-16 02-17 02-18 02-19 02-20 02-23 04-06 05-01 05-04 05-05 06-19 09-25 10-01 10-02 10-05 10-06 10-07',
    '01-04 02-14 02-28 05-09 09-20 10-10',
  ),
];

/** @param off  MM-DD, parted by blanks; so is `work` */
function year(of: number, source: string, off: string, work: string): HolidayYear {
  const days = (text: string): readonly string[] => text.split(' ').map((day) => `${of}-${day}`);
  return { year: of, off: days(off), work: days(work), source };
}
