import { counted } from './counted.js';

/** `25 minutes`, `1 hour 15 minutes`. */
export function duration(minutes: number): string {
  return parts(minutes, (hours) => counted(hours, 'hour'), (rest) => counted(rest, 'minute'));
}

/** `25 min`, `1 h 15 min`. */
export function shortDuration(minutes: number): string {
  return parts(minutes, (hours) => `${hours} h`, (rest) => `${rest} min`);
}

function parts(minutes: number, hour: (hours: number) => string, minute: (minutes: number) => string): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return minute(rest);
  return rest === 0 ? hour(hours) : `${hour(hours)} ${minute(rest)}`;
}
