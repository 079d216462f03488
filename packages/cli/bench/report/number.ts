export function seconds(milliseconds: number | null): string {
  if (milliseconds === null) return '–';
  const value = milliseconds / 1_000;
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

export function megabytes(value: number | null): string {
  return value === null ? '–' : Math.round(value).toLocaleString('en');
}

export function times(value: number): string {
  return `${value >= 10 ? value.toFixed(0) : value.toFixed(1)}×`;
}

export function percent(value: number): string {
  return `${Math.round(value * 100)} %`;
}
