import { weekdayNames } from '#shared/i18n/zh-CN/appointments.ts';

const quarters = Array.from({ length: 15 * 4 }, (_, index) => {
  const minutes = 6 * 60 + index * 15;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
});

/** The quarters of an office day, and besides whatever times a profile already has. */
export function timeOptions(...own: readonly string[]) {
  return [...new Set([...quarters, ...own])].sort().map((time) => ({ value: time, label: time }));
}

/** The week as it hangs on the wall: Monday first. */
export const weekdayOptions = [1, 2, 3, 4, 5, 6, 0].map((day) => ({ value: day, label: weekdayNames[day] ?? '' }));
