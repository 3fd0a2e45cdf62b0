/** A length of time as it is written everywhere: `90s`, `10m`, `1h30m`, `2d`. */
export const lengthOfTime = /^(?:\d+[dhms])+$/;

const seconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** The seconds of a text that is a `lengthOfTime`. */
export function secondsOf(duration: string): number {
  return [...duration.matchAll(/(\d+)([dhms])/g)].reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * (seconds[unit ?? "s"] ?? 1),
    0,
  );
}
