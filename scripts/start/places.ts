/** Where `npm start` keeps its repositories. */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { basename, join, resolve } from "node:path";
import { slug } from "../../src/config/conventions.ts";

export type Places = {
  /** The checkout, in which the program runs. */
  readonly work: string;
  /** The bare repository that it pushes to. */
  readonly origin: string;
};

/** The folder of all that `npm start` makes. Not a cache: databases were made with the secrets in it. */
export function homeOf(env: Readonly<Record<string, string | undefined>>): string {
  const state = env["XDG_STATE_HOME"] ?? "";
  return join(state === "" ? join(homedir(), ".local", "state") : state, "aip-deploy", "start");
}

export function playgroundPlaces(home: string): Places {
  return at(join(home, "ai-playground"));
}

/** One folder for each source, since two repositories may have the same name. */
export function ownPlaces(home: string, source: string): Places {
  const name = basename(source.replace(/\/+$/, "").replace(/[:\\]/g, "/")).replace(/\.git$/, "");
  const folder = createHash("sha256").update(source).digest("hex").slice(0, 8);
  return at(join(home, "own", folder, name === "" ? "repository" : name));
}

/** A path is made absolute, so that it names the same repository from everywhere; anything else is a URL for git. */
export function sourceOf(given: string, cwd: string): string {
  const path = resolve(cwd, given);
  return existsSync(path) ? path : given;
}

/** Where images of a repository go that may name a registry of its owner's: nothing is ever pushed there. */
export function registryOf({ work }: Places): string {
  return `localhost:5000/${slug(basename(work))}`;
}

function at(work: string): Places {
  return { work, origin: `${work}.git` };
}
