// Makes this machine able to run the main job and the tests: an engine, the base images, a registry.

import { baseImages, ensureBaseImages } from "./base-images.ts";
import { ensureEngine } from "./engine.ts";
import { ensureRegistry } from "./registry.ts";

/** Sets up what is missing and says so on stderr; answers one line for each part. Throws with one message for people. */
export async function setUp(): Promise<readonly string[]> {
  const started = Date.now();
  const log = (line: string): void => {
    console.error(`${((Date.now() - started) / 1000).toFixed(1).padStart(6)} s  ${line}`);
  };
  const rows: string[] = [];
  const step = async (name: string, work: () => Promise<string>): Promise<void> => {
    const from = Date.now();
    const what = await work();
    rows.push(`${name.padEnd(12)} ${((Date.now() - from) / 1000).toFixed(1).padStart(6)} s  ${what}`);
  };
  await step("engine", async () => {
    const { server, compose, buildx } = await ensureEngine(log);
    return `Docker ${server}, Compose ${compose}, buildx ${buildx}`;
  });
  await step("base images", async () => {
    await ensureBaseImages(log);
    return baseImages.join(", ");
  });
  await step("registry", () => ensureRegistry(log));
  return rows;
}

if (process.argv[1] === import.meta.filename) {
  try {
    console.log((await setUp()).join("\n"));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
