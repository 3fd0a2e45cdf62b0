import type { Answers } from "./bench.ts";

const patienceMs = 2_000;

/** Asks both routes of the kit's gateway. */
export async function answersAt(url: string): Promise<Answers> {
  const ask = (unit: string) =>
    fetch(`${url}/${unit}/version`, { signal: AbortSignal.timeout(patienceMs) }).then(
      async (response) => (response.ok ? (await response.text()).trim() : undefined),
      () => undefined,
    );
  const [back, front] = await Promise.all([ask("back"), ask("front")]);
  return { back, front };
}
