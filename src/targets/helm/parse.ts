import { TargetError } from "../../errors.ts";
import type { KubeObject } from "../kubernetes/cluster/object.ts";
import type { Major } from "./commands.ts";

/** What `helm version` says of itself. Throws `target.refused` for a major that nobody tried here. */
export function majorOf(version: string): Major {
  const said = version.trim();
  const major = /^v(\d+)\./.exec(said)?.[1];
  if (major === "3") return 3;
  if (major === "4") return 4;
  throw new TargetError("target.refused", `helm is of version ${JSON.stringify(said)}, and must be of 3 or 4`, {
    hint: "Install Helm 3.14 or newer, or Helm 4: https://helm.sh/docs/intro/install/",
  });
}

/** The objects as text that every reader of YAML reads back the same. */
export function manifestOf(objects: readonly unknown[]): string {
  return objects.map((object) => `---\n${printable(JSON.stringify(object, null, 2))}\n`).join("");
}

/** JSON lets characters stand that YAML forbids. */
function printable(json: string): string {
  return json.replaceAll(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

/** When Helm runs a hook: the words of its annotation; none for everything else. */
export function hookEvents({ metadata }: KubeObject): readonly string[] {
  const written = metadata.annotations?.["helm.sh/hook"] ?? "";
  return written
    .split(",")
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word !== "");
}
