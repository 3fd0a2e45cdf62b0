import type { PlannedHook } from "../release/hooks.ts";

/** What each hook that is going to run is, in one line. */
export function hookSentences(hooks: readonly PlannedHook[]): readonly string[] {
  return hooks.map(({ hook, command }) => {
    return hook === "on-failure" ? `${hook}, only when it fails: ${command}` : `${hook}: ${command}`;
  });
}
