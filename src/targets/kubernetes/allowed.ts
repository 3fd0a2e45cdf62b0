import type { Problem } from "../../errors.ts";
import { idOf, type KubeObject } from "./cluster/object.ts";
import { isClusterWide } from "./cluster/kinds.ts";
import { annotations } from "./marks.ts";

export type Allowed = {
  readonly objects: readonly KubeObject[];
  readonly problems: readonly Problem[];
  readonly warnings: readonly string[];
};

/**
 * The objects of a release, each in the namespace. What a release may not hold is a problem: objects elsewhere, objects of the whole
 * cluster other than the namespace itself, values of secrets, and two objects of one name.
 */
export function allowedObjects(written: readonly KubeObject[], namespace: string, made: ReadonlySet<string>): Allowed {
  const problems: Problem[] = [];
  const warnings: string[] = [];
  const seen = new Set<string>();
  const objects = written.flatMap((object): KubeObject[] => {
    const id = idOf(object);
    const refuse = (message: string, hint: string) => {
      problems.push({ path: id, message, hint });
      return [];
    };
    if (seen.has(id)) return refuse("is there twice", "Two files write it, or one is listed twice under resources.");
    seen.add(id);
    const place = object.metadata.namespace;
    if (isClusterWide(object)) {
      if (object.kind === "Namespace" && object.metadata.name === namespace) return [object];
      return refuse(
        `belongs to the whole cluster, and a release only to namespace ${namespace}`,
        "Take it out of the overlay, and have whoever runs the cluster apply it: kubectl apply -k.",
      );
    }
    if (place !== undefined && place !== namespace) {
      return refuse(
        `belongs to namespace ${place}, and the release to ${namespace}`,
        `Write \`namespace: ${namespace}\` into the overlay's kustomization, or take it out.`,
      );
    }
    const problem = problemOf(object, made);
    if (problem !== undefined) return refuse(...problem);
    if (object.kind === "Secret" && made.has(object.metadata.name)) return [];
    if (object.kind === "Pod" && object.metadata.annotations?.["helm.sh/hook"] === undefined)
      warnings.push(`${id}: nobody starts a bare Pod again; a Deployment or a Job would be.`);
    return [{ ...object, metadata: { ...object.metadata, namespace } }];
  });
  const strangers = [...made].filter((name) => !usedBy(name, objects));
  return {
    objects,
    problems,
    warnings: [...warnings, ...strangers.map((name) => `Secret ${name} is configured, and no workload refers to it.`)],
  };
}

function problemOf(object: KubeObject, made: ReadonlySet<string>): [string, string] | undefined {
  const { kind, metadata, data } = object;
  const { stringData } = object as { stringData?: unknown };
  const said = metadata.annotations ?? {};
  if (kind === "Secret" && (hasKeys(data) || hasKeys(stringData))) {
    const way = made.has(metadata.name)
      ? "It is configured under target.secrets: take it out of the overlay."
      : `Take it out of the overlay, and name where its values are: target.secrets: { ${metadata.name}: .secrets/<env> }.`;
    return ["holds values, which would be stored with the release", way];
  }
  const wave = said[annotations.wave];
  if (wave !== undefined && !/^-?\d{1,6}$/.test(wave)) {
    return [`${annotations.wave} must be a whole number, got "${wave}"`, 'Write it in quotes, for example "-1".'];
  }
  const timeout = said[annotations.timeout];
  if (timeout !== undefined && !/^[1-9]\d{0,5}$/.test(timeout)) {
    return [`${annotations.timeout} must be a number of seconds, got "${timeout}"`, 'Write for example "120".'];
  }
  const junit = said[annotations.junit];
  if (junit !== undefined && (junit !== "log" || said[annotations.role] !== "tests")) {
    const hint = "The report is read from what the tests print: cat it as the last thing that they do.";
    return [`${annotations.junit} must be "log", on the Job with the role tests, got "${junit}" on a ${kind}`, hint];
  }
  const role = said[annotations.role];
  if (role !== undefined && (role !== "tests" || kind !== "Job")) {
    return [`${annotations.role} must be "tests", on a Job, got "${role}" on a ${kind}`, "Leave it out elsewhere."];
  }
  return undefined;
}

function hasKeys(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length > 0;
}

/** Whether any object, of whatever kind, has the name somewhere as a text of its own. */
function usedBy(name: string, objects: readonly KubeObject[]): boolean {
  return objects.some((object) => JSON.stringify(object).includes(`"${name}"`));
}
