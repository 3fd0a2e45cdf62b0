import type { Check, CheckResult } from "../../checks/check.ts";
import { messageOf } from "../../errors.ts";
import type { Outcome } from "../../outcome.ts";
import type { Instance, Running, RunningUnit } from "../target.ts";
import { runningUnits, type Asking } from "./current.ts";
import { labelOf, type Fingerprints } from "./definition.ts";
import type { ComposeDocument, UnitDocument } from "./document.ts";
import { secondsSince, type Tools } from "./tools.ts";

/** A restart that is younger than this may be one of many to come. */
const settledSeconds = 60;

/** That the engine runs just what the release says: asked from the engine, unit by unit, every wrong one named. */
export function proofOfUnits(
  document: ComposeDocument,
  prints: Fingerprints,
  tools: Asking & Pick<Tools, "clock">,
): Check {
  const name = "every unit runs the release";
  return {
    name,
    async evaluate(): Promise<CheckResult> {
      const started = tools.clock.now();
      const result = (outcome: Outcome, detail: string, hint?: string): CheckResult => {
        const seconds = secondsSince(started, tools.clock);
        return { name, outcome, seconds, detail, ...(hint === undefined ? {} : { hint }) };
      };
      try {
        const running = await runningUnits(tools);
        const wrong = wrongUnits(document, running, prints, tools.clock.now());
        if (wrong.length === 0) return result("succeeded", summary(document));
        return result("failed", wrong.join("; "), `docker compose --project-name ${tools.project} ps --all`);
      } catch (error) {
        return result("errored", messageOf(error));
      }
    },
  };
}

/** One sentence for every unit that is not what the release says. */
export function wrongUnits(document: ComposeDocument, running: Running, prints: Fingerprints, now: Date): string[] {
  const wrong = Object.entries(document.units).flatMap(([name, unit]) => {
    const why = wrongWith(unit, running.units[name], document.model.services[name]?.image ?? "", prints, now);
    return why === undefined ? [] : [`${name} ${why}`];
  });
  const strangers = Object.keys(running.units).filter((name) => document.units[name] === undefined);
  return [...wrong, ...strangers.map((name) => `${name} runs and is not in the release`)];
}

function wrongWith(
  unit: UnitDocument,
  running: RunningUnit | undefined,
  image: string,
  prints: Fingerprints,
  now: Date,
): string | undefined {
  const instances = running?.instances ?? [];
  if (unit.role === "one-shot") return wrongOneShot(unit, instances, prints);
  const down = instances.find(({ state }) => state !== "running");
  if (down !== undefined)
    return `is ${down.state}${down.exitCode === undefined ? "" : ` (exit code ${down.exitCode})`}, expected running`;
  if (instances.length !== unit.replicas)
    return `has ${instances.length} running containers, expected ${unit.replicas}`;
  // A plan leaves these as they were found, and says so.
  const asFound = unit.role === "stateful" && instances.every(({ definition }) => definition === undefined);
  if (asFound) return undefined;
  return wrongImage(unit, instances, image) ?? wrongDefinition(unit, instances, prints) ?? unsettled(instances, now);
}

function wrongOneShot(unit: UnitDocument, instances: readonly Instance[], prints: Fingerprints): string | undefined {
  const own = instances.filter(({ definition }) => definition === labelOf(unit, prints));
  if (own.some(({ state, exitCode }) => state === "exited" && exitCode === 0)) return undefined;
  const [last] = own;
  if (last === undefined) return "did not run from this release, expected an exit code of 0";
  return `is ${last.state}${last.exitCode === undefined ? "" : ` (exit code ${last.exitCode})`}, expected exited with 0`;
}

function wrongImage({ digest }: UnitDocument, instances: readonly Instance[], image: string): string | undefined {
  const other = instances.find((each) =>
    digest === undefined ? each.image !== image : !each.digests.includes(digest),
  );
  if (other === undefined) return undefined;
  const found =
    digest === undefined ? other.image : other.digests.join(" or ") || `an image without a digest (${other.image})`;
  return `runs ${found}, expected ${digest ?? image}`;
}

function wrongDefinition(unit: UnitDocument, instances: readonly Instance[], prints: Fingerprints): string | undefined {
  const expected = labelOf(unit, prints);
  const other = instances.find(({ definition }) => definition !== expected);
  if (other === undefined) return undefined;
  return `runs definition ${other.definition?.slice(0, 12) ?? "of somebody else"}, expected ${expected.slice(0, 12)}`;
}

function unsettled(instances: readonly Instance[], now: Date): string | undefined {
  const young = instances.find(({ restarts, startedAt }) => {
    const age = startedAt === undefined ? Infinity : (now.getTime() - Date.parse(startedAt)) / 1000;
    return restarts > 0 && age < settledSeconds;
  });
  if (young === undefined) return undefined;
  return `was restarted ${young.restarts} ${young.restarts === 1 ? "time" : "times"}, the last time less than ${settledSeconds} s ago`;
}

function summary({ units }: ComposeDocument): string {
  const all = Object.values(units);
  const byDigest = all.filter(({ digest }) => digest !== undefined).length;
  const byTag = all.length - byDigest;
  const named = byTag === 0 ? "each by its digest" : `${byDigest} proven by digest, ${byTag} only by tag`;
  return `${all.length} ${all.length === 1 ? "unit" : "units"}, ${named}`;
}
