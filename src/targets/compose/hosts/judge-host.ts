import type { HostFacts } from "./facts.ts";

/** One thing that was looked at on a host. */
export type Finding = {
  /** `error`: nothing can be deployed; `warning`: it can, and somebody should know. */
  readonly level: "good" | "warning" | "error";
  readonly about: "engine" | "compose" | "disk" | "clock" | "state" | "programs";
  readonly sentence: string;
  readonly hint?: string;
};

export type Needs = {
  /** Our own clock. */
  readonly now: Date;
  /** Where the releases' files lie. */
  readonly directory: string;
  /** What the images that it does not have are about to take, unpacked; `undefined`: not known. */
  readonly imageBytes?: number | undefined;
};

/** Debian 11's; since then the API has all that is used here. */
const oldestApi = "1.41";
const oldestCompose = "2.17";
const toleratedSeconds = 5;
const mostSeconds = 60;
/** Containers write, too. */
const spareBytes = 100 * 1024 * 1024;
const tightBytes = 1024 * 1024 * 1024;

const setupHint = "aip-deploy setup --host ssh://… prepares a Debian or Ubuntu host";

/** Everything that a deployment needs of a host, each thing with its verdict. Pure. */
export function judgeHost(facts: HostFacts, needs: Needs): Finding[] {
  return [engine(facts), compose(facts), disk(facts, needs), clock(facts, needs), state(facts, needs), programs(facts)];
}

function engine({ engine: found, user }: HostFacts): Finding {
  const about = "engine";
  if (found === undefined) {
    return { level: "error", about, sentence: `no Docker Engine answers to user ${user}`, hint: setupHint };
  }
  const sentence = `Docker Engine ${found.version} (API ${found.api})`;
  if (!isOlder(found.api, oldestApi)) return { level: "good", about, sentence };
  return {
    level: "error",
    about,
    sentence: `${sentence} is too old: API ${oldestApi} is needed`,
    hint: "Install a newer one.",
  };
}

function compose({ compose: version }: HostFacts): Finding {
  const about = "compose";
  if (version === undefined) {
    return { level: "error", about, sentence: "the plugin docker compose (v2) is missing", hint: setupHint };
  }
  if (!isOlder(version, oldestCompose)) return { level: "good", about, sentence: `Compose ${version}` };
  return {
    level: "error",
    about,
    sentence: `Compose ${version} is too old: ${oldestCompose} is needed`,
    hint: "Install a newer one.",
  };
}

function disk({ freeBytes, engine: found }: HostFacts, { imageBytes = 0 }: Needs): Finding {
  const about = "disk";
  const where = found === undefined || found.dataRoot === "" ? "the disk" : found.dataRoot;
  if (freeBytes === undefined)
    return { level: "warning", about, sentence: `how much is free on ${where} is not known` };
  const free = `${inMegabytes(freeBytes)} are free on ${where}`;
  if (imageBytes > 0 && freeBytes < imageBytes + spareBytes) {
    const hint = "Remove images that nothing uses (docker image prune --all, on the host), or give it a larger disk.";
    return {
      level: "error",
      about,
      sentence: `the images to pull need about ${inMegabytes(imageBytes)}, ${free}`,
      hint,
    };
  }
  return { level: freeBytes < tightBytes ? "warning" : "good", about, sentence: free };
}

function clock({ now }: HostFacts, { now: ours }: Needs): Finding {
  const about = "clock";
  const ahead = Math.round(now - ours.getTime() / 1000);
  const off = Math.abs(ahead);
  if (off <= toleratedSeconds) return { level: "good", about, sentence: "its clock is right" };
  const sentence = `its clock is ${off} s ${ahead > 0 ? "ahead of" : "behind"} ours`;
  const hint = "Let the host keep time: timedatectl set-ntp true.";
  return { level: off > mostSeconds ? "error" : "warning", about, sentence, hint };
}

function state({ isWritable, user }: HostFacts, { directory }: Needs): Finding {
  const about = "state";
  if (isWritable) return { level: "good", about, sentence: `${directory} can be written` };
  const hint = `On the host: sudo install -d -o ${user} -m 0700 ${directory}. Or name another folder: directory: of the target.`;
  return { level: "error", about, sentence: `user ${user} cannot write ${directory}`, hint };
}

function programs({ missing }: HostFacts): Finding {
  const about = "programs";
  if (missing.length === 0) return { level: "good", about, sentence: "all programs that are needed are there" };
  return { level: "error", about, sentence: `programs are missing: ${missing.join(", ")}`, hint: "Install them." };
}

function isOlder(version: string, than: string): boolean {
  const [left, right] = [version, than].map((each) => each.split(".").map((part) => Number.parseInt(part, 10)));
  for (const [index, wanted] of (right ?? []).entries()) {
    const found = left?.[index] ?? 0;
    if (found !== wanted) return found < wanted;
  }
  return false;
}

function inMegabytes(bytes: number): string {
  return `${Math.floor(bytes / 1024 / 1024)} MB`;
}
