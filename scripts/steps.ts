/** Runs the steps of a script one after another, each with one line: what, how long, good or not. */
import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";

export const root = resolve(import.meta.dirname, "..");

export type Step = { readonly name: string; readonly run: () => void | Promise<void> };

/** Runs all steps even when one fails, so that one run names everything that is wrong. */
export async function runSteps(steps: readonly Step[]): Promise<void> {
  const failed: string[] = [];
  for (const step of steps) {
    const started = performance.now();
    const seconds = () => `${((performance.now() - started) / 1000).toFixed(1)} s`;
    try {
      await step.run();
      console.log(`✓ ${step.name} (${seconds()})`);
    } catch (error) {
      failed.push(step.name);
      console.error(`✗ ${step.name} (${seconds()})\n${error instanceof Error ? error.message : String(error)}`);
    }
  }
  if (failed.length === 0) return;
  console.error(`\n${failed.length} of ${steps.length} failed: ${failed.join(", ")}`);
  process.exitCode = 1;
}

/** Runs a program of `node_modules/.bin` (or the machine) in the project's root; its output is shown only when it fails. */
export function must(program: string, ...args: string[]): void {
  const result = spawnSync(program, args, { cwd: root, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  if (result.error !== undefined) throw result.error;
  if (result.status !== 0) throw new Error(`${[program, ...args].join(" ")}\n${result.stdout}${result.stderr}`.trim());
}

export function inRoot(...parts: string[]): string {
  return join(root, ...parts);
}
