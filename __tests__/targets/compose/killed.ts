import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { RenderedBundle } from "../../../src/targets/rendered.ts";
import type { KilledDeploy } from "../../support/killed-deploy.ts";
import { materialsOf, type Lab } from "./lab.ts";

/**
 * Brings a lab to a bundle in a process that is killed when it asks the engine for something the nth time; what it said
 * before, with `not killed` when it came to its end.
 */
export async function killed(lab: Lab, rendered: RenderedBundle, at: string, nth: number): Promise<string> {
  const file = join(lab.directory, "killed.json");
  const blobs = [...rendered.blobs].map(([digest, bytes]) => [digest, Buffer.from(bytes).toString("base64")]);
  const deed: KilledDeploy = {
    project: lab.project,
    directory: lab.directory,
    bundle: rendered.bundle,
    blobs: Object.fromEntries(blobs) as Record<string, string>,
    fingerprintKey: materialsOf(rendered).fingerprintKey,
    at,
    nth,
  };
  writeFileSync(file, JSON.stringify(deed));
  const program = join(import.meta.dirname, "../../support/killed-deploy.ts");
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", program, file]);
  const [said, wrong] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return said + wrong;
}
