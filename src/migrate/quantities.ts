const units = [
  ["Gi", 1024 ** 3],
  ["Mi", 1024 ** 2],
  ["Ki", 1024],
] as const;

/** Bytes as Kubernetes writes them, exactly: `256Mi`, `1536Mi`, `1000`. */
export function bytesQuantity(bytes: number): string {
  const [unit, size] = units.find(([, each]) => bytes >= each && bytes % each === 0) ?? ["", 1];
  return `${bytes / size}${unit}`;
}

/** Processors as Kubernetes writes them: `1`, `250m`; never less than a thousandth. */
export function processorQuantity(processors: number): string {
  const thousandths = Math.max(1, Math.round(processors * 1000));
  return thousandths % 1000 === 0 ? String(thousandths / 1000) : `${thousandths}m`;
}

const durations = { h: 3600, m: 60, s: 1, ms: 0.001, us: 1e-6, µs: 1e-6, ns: 1e-9 } as const;

/** Seconds of a duration as Compose prints it, such as `1m30s`; `undefined` when it is none. */
export function secondsOfCompose(text: string | undefined): number | undefined {
  if (text === undefined || !/^(?:[\d.]+(?:h|ms|us|µs|ns|m|s))+$/.test(text)) return undefined;
  let seconds = 0;
  for (const [, amount = "0", unit = "s"] of text.matchAll(/([\d.]+)(h|ms|us|µs|ns|m|s)/g)) {
    seconds += Number(amount) * durations[unit as keyof typeof durations];
  }
  return seconds;
}
