/** The example's secrets, and the databases that were made with others. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { run } from "../lab/run.ts";

/** The Compose projects of the example, as its .env files name them. */
export const projects = ["ai-playground-dev", "ai-playground-staging", "ai-playground-prod"];

/** Makes what is missing with the example's own script; a secret that is there stays. */
export async function makeSecrets(work: string): Promise<void> {
  await run(join(work, "scripts", "make-secrets"), []);
}

/**
 * Throws when there are databases whose passwords we do not have: of the example started by hand, or of a folder that somebody
 * removed. Nothing would come up, and the reason would be hard to see.
 */
export async function demandOwnVolumes(work: string): Promise<void> {
  if (existsSync(join(work, ".secrets"))) return;
  const names = (await run("docker", ["volume", "ls", "--format", '{{.Label "com.docker.compose.project"}}'])).split(
    "\n",
  );
  const foreign = projects.filter((project) => names.includes(project));
  if (foreign.length === 0) return;
  const commands = foreign.map((project) => `docker compose --project-name ${project} down --volumes`);
  throw new Error(
    `There are databases of ${foreign.join(", ")} that were made with passwords which npm start does not have.\nRemove them, and their data, with:\n  ${commands.join("\n  ")}`,
  );
}
