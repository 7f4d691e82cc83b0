/** Amounts, times and proofs as records spell them. Amounts are counted in fen, times in milliseconds since 1970. */

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
const CHINA = 8 * HOUR;

export const yuan = (fen) =>
  `${fen < 0 ? '-' : ''}${Math.floor(Math.abs(fen) / 100)}.${String(Math.abs(fen) % 100).padStart(2, '0')}`;
export const fen = (yuan) => Math.round(Number(yuan) * 100);

/** RFC 3339 at UTC+8. */
export const time = (instant) => `${new Date(instant + CHINA).toISOString().slice(0, 19)}+08:00`;
export const instant = (text) => Date.parse(text);
export const day = (instant) => time(instant).slice(0, 10);

/** The last second of the day that comes so many days after this one, as statutory periods are counted. */
export const endOfDayPlus = (instant, days) => (Math.floor((instant + CHINA) / DAY) + days + 1) * DAY - CHINA - SECOND;

/** Years later by the calendar; 29 February becomes the 28th where there is none. */
export function plusYears(instant, years) {
  const [year, rest] = [Number(time(instant).slice(0, 4)) + years, time(instant).slice(4)];
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return Date.parse(`${year}${leap ? rest : rest.replace(/^-02-29/, '-02-28')}`);
}

export const evidence = (chance, reference, at) => ({ reference, at: time(at), digest: `sha256:${chance.hex(64)}` });
