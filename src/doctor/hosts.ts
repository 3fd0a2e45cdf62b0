import type { HostFact, Seen } from "./facts.ts";
import { about, type Finding } from "./finding.ts";

const { ok, advice, wrong, unknown } = about("hosts");

/** The machines that are deployed to over SSH, each with what it lacks. */
export function judgeHosts(hosts: readonly HostFact[]): Finding[] {
  return hosts.flatMap(judgeHost);
}

function judgeHost({ name, address, environments, seen }: HostFact): Finding[] {
  const who = environments.length === 0 ? name : `${name} (${environments.join(", ")})`;
  if ("unknown" in seen) return [unknown(`host ${who} could not be looked at`, seen.unknown)];
  if ("refused" in seen) return [wrong(`host ${who}: ${seen.refused}`, seen.hint)];
  const well = seen.is.filter(({ level }) => level === "good").map(({ sentence }) => sentence);
  return [
    ...(well.length === 0 ? [] : [ok(`host ${who}: ${well.join("; ")}`)]),
    ...seen.is.flatMap((each) => toldOf(each, who, address)),
  ];
}

/** What a setup adds; the rest is somebody's own to decide. */
const addable = ["engine", "compose", "programs", "state"];

function toldOf({ level, about: subject, sentence, hint = "" }: Seen, who: string, address: string): Finding[] {
  if (level === "good") return [];
  const commands = addable.includes(subject) ? [`aip-deploy setup --host ${address}`] : [];
  const tell = level === "error" ? wrong : advice;
  return [tell(`host ${who}: ${sentence}`, hint, commands)];
}
