import { dirname } from "node:path";

/**
 * The variables with git told that the checkout at this folder, or at one that holds it, may be read whoever owns it: in a
 * job's container the runner cloned it as somebody else. Only programs that get these variables know of it.
 */
export function trusting(
  env: Readonly<Record<string, string | undefined>>,
  folder: string,
): Readonly<Record<string, string | undefined>> {
  const before = Number(env["GIT_CONFIG_COUNT"] ?? "0");
  const folders = [...upwards(folder)];
  const settings = folders.flatMap((each, index): [string, string][] => [
    [`GIT_CONFIG_KEY_${before + index}`, "safe.directory"],
    [`GIT_CONFIG_VALUE_${before + index}`, each],
  ]);
  return { ...env, ...Object.fromEntries<string>(settings), GIT_CONFIG_COUNT: String(before + folders.length) };
}

function* upwards(folder: string): Generator<string> {
  for (let each = folder; dirname(each) !== each; each = dirname(each)) yield each;
}
