import type { Instance, RunningUnit, UnitPlan } from "../target.ts";
import { unbuilt } from "../../release/release.ts";
import { differsInSecretsOnly } from "./definition.ts";
import type { UnitDocument } from "./document.ts";

/** What happens to a unit of the bundle. */
export type Judgement = Pick<UnitPlan, "action" | "why"> & {
  /** It comes to another image, so that its tasks must run. */
  readonly newImage: boolean;
  /** Compose would see nothing to do, or only start what is broken again. */
  readonly anew: boolean;
  /** It runs, and nobody reaches it. */
  readonly cutOff?: boolean;
  /** It runs well, and nothing but the content of its live files is another. */
  readonly filesOnly?: boolean;
  readonly note?: string;
};

export type Wanted = UnitDocument & {
  readonly name: string;
  /** What it must have been started from to be left alone. */
  readonly label: string;
  /** `undefined`: its files cannot be changed while it runs. */
  readonly shape?: string;
  readonly image: string;
  /** The networks that it must be on, by their names on the host. */
  readonly networks: readonly string[];
};

/** Compares what runs with what is wanted. A unit that is as it should be is kept, and a stateful one whenever that is possible. */
export function judge(wanted: Wanted, running: RunningUnit | undefined): Judgement {
  const instances = running?.instances ?? [];
  if (wanted.role === "one-shot") return judgeOneShot(wanted, instances);
  if (instances.length === 0) {
    return wanted.replicas === 0 ? keep("wants no container") : { ...create("is not there yet"), newImage: true };
  }
  const foreign = instances.every(({ definition }) => definition === undefined);
  if (wanted.role === "stateful" && foreign && instances.every(isUp)) return keptAsFound(wanted);
  const change = changeOf(wanted, instances) ?? troubleOf(wanted, instances);
  if (change === undefined) return keep("unchanged");
  const cutOff = instances.some((each) => isCutOff(each, wanted));
  const anew = cutOff || instances.some(({ state }) => state === "restarting" || state === "dead");
  const newImage = hasOtherImage(wanted, instances);
  const filesOnly = change === otherFiles && troubleOf(wanted, instances) === undefined;
  return { action: "replace", why: change, newImage, anew, cutOff, filesOnly, ...noteOf(wanted, change) };
}

function judgeOneShot(wanted: Wanted, instances: readonly Instance[]): Judgement {
  const same = instances.filter(({ definition }) => definition === wanted.label);
  if (same.some(({ state, exitCode }) => state === "exited" && exitCode === 0)) {
    return keep("ended with 0 from this very definition");
  }
  const why =
    instances.length === 0 ? "never ran" : same.length === 0 ? "its definition changed" : "did not end with 0 before";
  return { action: "run", why, newImage: hasOtherImage(wanted, instances), anew: false };
}

function keptAsFound(wanted: Wanted): Judgement {
  const note = `${wanted.name} keeps data and was not started by aip-deploy: it is left as it was found.`;
  return { ...keep("keeps data, left as it was found"), note };
}

const otherFiles = "files that it mounts changed";

/** Why its definition is not the wanted one. */
function changeOf(wanted: Wanted, instances: readonly Instance[]): string | undefined {
  const others = instances.filter(({ definition }) => definition !== wanted.label);
  const [first] = others;
  if (first === undefined) return hasOtherImage(wanted, instances) ? otherImage(wanted, instances) : undefined;
  if (hasOtherImage(wanted, others)) return otherImage(wanted, others);
  if (first.definition === undefined) return "was not started by aip-deploy";
  if (wanted.shape !== undefined && others.every(({ shape }) => shape === wanted.shape)) return otherFiles;
  if (!differsInSecretsOnly(first.definition, wanted.label)) return "its definition changed";
  return wanted.secrets.length === 1
    ? `secret ${wanted.secrets.join()} was rotated`
    : `a secret was rotated: one of ${wanted.secrets.join(", ")}`;
}

/** Why it is not what its definition asks for. */
function troubleOf(wanted: Wanted, instances: readonly Instance[]): string | undefined {
  const { replicas } = wanted;
  const down = instances.find((instance) => !isUp(instance));
  if (down !== undefined) return wordsFor(down);
  if (instances.some((each) => isCutOff(each, wanted))) return "somebody took it off a network";
  if (instances.length !== replicas) return `${instances.length} of it run, ${replicas} are wanted`;
  return undefined;
}

/** It runs as it was started, and those who need it do not find it. Compose sees nothing to do. */
function isCutOff({ networks, definition }: Instance, wanted: Wanted): boolean {
  return (
    networks !== undefined && definition === wanted.label && wanted.networks.some((name) => !networks.includes(name))
  );
}

function isUp({ state }: Instance): boolean {
  return state === "running";
}

function wordsFor({ state, exitCode }: Instance): string {
  switch (state) {
    case "exited":
    case "dead":
      return `had ended with code ${exitCode ?? "unknown"}`;
    case "restarting":
      return "crashes and is restarted again and again";
    case "created":
      return "an interrupted deployment left it half made";
    case "paused":
      return "was paused";
    case "removing":
      return "is being removed";
    case "running":
      return "runs";
  }
}

function hasOtherImage({ digest, image }: Wanted, instances: readonly Instance[]): boolean {
  return instances.some((instance) =>
    digest === undefined ? instance.image !== image : !instance.digests.includes(digest),
  );
}

function otherImage({ digest, image }: Wanted, instances: readonly Instance[]): string {
  const before = [...new Set(instances.map((instance) => instance.digests[0] ?? instance.image))].map(short);
  return `another image: ${before.join(" and ")} → ${short(digest ?? image)}`;
}

function short(image: string): string {
  if (image.includes(unbuilt)) return "one that is still to be built";
  return /sha256:[0-9a-f]{12}/.exec(image)?.[0].slice("sha256:".length) ?? image;
}

function noteOf({ role, name }: Wanted, change: string): { note?: string } {
  if (role !== "stateful") return {};
  return { note: `${name} keeps data and is stopped and started anew (${change}); its volumes stay.` };
}

function keep(why: string): Judgement {
  return { action: "keep", why, newImage: false, anew: false };
}

function create(why: string): Judgement {
  return { action: "create", why, newImage: true, anew: false };
}
