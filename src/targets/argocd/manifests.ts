/** A release as Argo CD reads it: its objects in one file, each with its place in the order. */
import { stringify } from "yaml";
import type { KubeObject } from "../kubernetes/cluster/object.ts";
import type { KubernetesDocument } from "../kubernetes/document.ts";
import type { Owner } from "../kubernetes/marks.ts";
import { templateOf } from "../kubernetes/pods.ts";
import { isMade, type Wanted } from "../kubernetes/wanted.ts";

const syncWave = "argocd.argoproj.io/sync-wave";
const syncOptions = "argocd.argoproj.io/sync-options";

/** What runs in a step that Argo CD orders by itself, and that a release cannot know the end of. */
export const hook = "argocd.argoproj.io/hook";

/**
 * Kinds that are not healthy, or not yet, while all is well: an Ingress without an address, an autoscaler of what is not there yet.
 * Argo CD waits with the next wave until all of this one is healthy, so that they come last.
 */
const late = new Set(["Ingress", "HorizontalPodAutoscaler"]);

/** The objects as they are committed, which is how they are on the cluster then; the Secrets that are made are as they were. */
export function asCommitted(
  wanted: readonly Wanted[],
  { secrets }: Pick<KubernetesDocument, "secrets">,
): readonly Wanted[] {
  const waves = syncWaves(wanted.filter(({ id }) => !isMade(id, secrets)));
  return wanted.map((each) => {
    const wave = waves.get(each.id);
    return wave === undefined ? each : { ...each, object: placed(each, wave) };
  });
}

/** The file's text; the same objects give the same text. */
export function fileOf(
  committed: readonly Wanted[],
  { secrets }: Pick<KubernetesDocument, "secrets">,
  owner: Pick<Owner, "app" | "environment">,
): string {
  const objects = committed.filter(({ id }) => !isMade(id, secrets)).map(({ object }) => object);
  return headingFor(owner) + objects.map((object) => `---\n${yamlOf(object)}`).join("");
}

/** The file when nothing is to run. */
export function emptyFileFor(owner: Pick<Owner, "app" | "environment">): string {
  return `${headingFor(owner)}# Nothing runs here.\n`;
}

function headingFor({ app, environment }: Pick<Owner, "app" | "environment">): string {
  return `# ${app} on ${environment}, written by aip-deploy: the next deployment writes all of it anew.\n`;
}

/** Readers of YAML 1.1, such as the cluster's, take an unquoted `yes` for a truth value. */
function yamlOf(object: KubeObject): string {
  return stringify(object, { version: "1.1", lineWidth: 0, aliasDuplicateObjects: false, blockQuote: "literal" });
}

function placed({ object, unit }: Wanted, wave: number): KubeObject {
  const { annotations = {}, ...metadata } = object.metadata;
  const options = optionsFor(object.kind, unit?.role === "one-shot");
  const all = [annotations[syncOptions], ...options].filter((each) => each !== undefined && each !== "");
  return {
    ...object,
    metadata: {
      ...metadata,
      annotations: {
        [syncWave]: String(wave),
        ...annotations,
        ...(all.length === 0 ? {} : { [syncOptions]: all.join(",") }),
      },
    },
  };
}

/** With a namespace goes all that is in it. */
const kept = new Set(["PersistentVolumeClaim", "Namespace"]);

/** What a Job runs can never be changed, so that it is made anew; volumes go only when their data is to go. */
function optionsFor(kind: string, isJob: boolean): readonly string[] {
  if (isJob) return ["Force=true", "Replace=true"];
  return kept.has(kind) ? ["Prune=false", "Delete=false"] : [];
}

/**
 * Settings come first; then, wave by wave of the release, what keeps data, Jobs, and the rest. A claim comes with the first that
 * mounts it, since many are bound only then.
 */
function syncWaves(wanted: readonly Wanted[]): ReadonlyMap<string, number> {
  const numbers = [...new Set(wanted.map(({ wave }) => wave))].sort((left, right) => left - right);
  const last = 1 + numbers.length * places.length;
  const waveOf = ({ unit, wave, object }: Wanted): number => {
    const place = places.indexOf(unit?.role ?? "settings");
    if (unit === undefined && isLate(object)) return last;
    return unit === undefined && wave === 0 ? 0 : 1 + numbers.indexOf(wave) * places.length + place;
  };
  const waves = new Map(wanted.map((each) => [each.id, waveOf(each)]));
  for (const { id, object } of wanted) {
    if (object.kind !== "PersistentVolumeClaim") continue;
    const users = wanted.filter((each) => claimsOf(each.object).includes(object.metadata.name));
    waves.set(id, Math.min(last, ...users.map((user) => waves.get(user.id) ?? last)));
  }
  return waves;
}

const places = ["settings", "stateful", "one-shot", "service"];

function isLate({ kind, spec }: KubeObject): boolean {
  return late.has(kind) || (kind === "Service" && (spec as { type?: string } | undefined)?.type === "LoadBalancer");
}

function claimsOf(object: KubeObject): string[] {
  const volumes = templateOf(object)?.spec?.volumes ?? [];
  return volumes.flatMap((volume) => volume.persistentVolumeClaim?.claimName ?? []);
}
