const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `Nov`, `11月` → `11`. */
function monthOf(text: string): string | undefined {
  const named = MONTHS.indexOf(text.slice(0, 3).toLowerCase()) + 1;
  const number = named > 0 ? named : Number(/^(\d{1,2})月$/.exec(text)?.[1] ?? Number.NaN);
  return number >= 1 && number <= 12 ? String(number).padStart(2, '0') : undefined;
}

function iso(year: string, month: string | undefined, day: string, time: string): string | undefined {
  return month === undefined ? undefined : `${year}-${month}-${day.padStart(2, '0')}T${time}`;
}

/** The five words of ps’s `lstart`, which are ctime(3)’s: `Mon Nov 23 12:05:00 2026` → `2026-11-23T12:05:00`. */
export function ctimeDate(words: readonly string[]): string | undefined {
  const [, month = '', day = '', time = '', year = ''] = words;
  if (!/^\d{1,2}$/.test(day) || !/^\d\d:\d\d:\d\d$/.test(time) || !/^\d{4}$/.test(year)) return undefined;
  return iso(year, monthOf(month), day, time);
}

// `date` in the C locale; with a 12-hour clock, as newer en_US locales have it; and in zh_CN.
const C_LOCALE = /^\S{1,20} (\S{1,20}) {1,2}(\d{1,2}) (\d\d:\d\d:\d\d) (\S{1,8} )?(\d{4})$/;
const TWELVE_HOURS = /^\S{1,20} (\d{1,2}) (\S{1,20}) (\d{4}) (\d\d):(\d\d:\d\d) (AM|PM) (\S{1,8})$/;
const CHINESE = /^(\d{4})年 ?(\d{1,2}月) ?(\d{1,2})日 \S{1,20} (\d\d:\d\d:\d\d) (\S{1,8})$/;

/** One line of `date` as ISO 8601. Only UTC is kept as a zone: `CST` alone is several. */
export function dateLine(line: string): string | undefined {
  const text = line.trim();
  const c = C_LOCALE.exec(text);
  if (c !== null) return zoned(iso(c[5] ?? '', monthOf(c[1] ?? ''), c[2] ?? '', c[3] ?? ''), c[4]);
  const half = TWELVE_HOURS.exec(text);
  if (half !== null) {
    const hour = (Number(half[4]) % 12) + (half[6] === 'PM' ? 12 : 0);
    const time = `${String(hour).padStart(2, '0')}:${half[5] ?? ''}`;
    return zoned(iso(half[3] ?? '', monthOf(half[2] ?? ''), half[1] ?? '', time), half[7]);
  }
  const chinese = CHINESE.exec(text);
  if (chinese === null) return undefined;
  return zoned(iso(chinese[1] ?? '', monthOf(chinese[2] ?? ''), chinese[3] ?? '', chinese[4] ?? ''), chinese[5]);
}

function zoned(date: string | undefined, zone: string | undefined): string | undefined {
  return date !== undefined && /^(?:UTC|GMT)$/.test(zone?.trim() ?? '') ? `${date}Z` : date;
}
