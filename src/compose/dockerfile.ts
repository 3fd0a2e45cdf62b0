import { readFileSync } from "node:fs";
import { posix, resolve } from "node:path";
import type { ComposeBuild } from "./model.ts";

export type Dockerfile = { readonly stages: readonly Stage[] };

/** What one stage says about the image's file system; only what is certain. */
export type Stage = {
  readonly name?: string;
  /** Absolute; `undefined`: inherited from an image that is not seen here, or made with a variable. */
  readonly workdir?: string;
  /** Absolute destinations of COPY and ADD, its bases' included. */
  readonly copies: readonly string[];
};

/** The build's Dockerfile; `undefined` for a context that is no local folder. Throws when the file cannot be read. */
export function readDockerfile(build: ComposeBuild): string | undefined {
  if (build.dockerfile_inline !== undefined) return build.dockerfile_inline;
  if (!isLocal(build.context)) return undefined;
  return readFileSync(resolve(build.context, build.dockerfile ?? "Dockerfile"), "utf8");
}

/** The context is a folder on this machine and no address. */
export function isLocal(context: string): boolean {
  return context.startsWith("/");
}

/** Reads stages, working directories and copies; everything else of the language is passed over. */
export function parseDockerfile(text: string): Dockerfile {
  const stages: Stage[] = [];
  for (const { name, rest } of instructions(text)) {
    const current = stages.at(-1);
    if (name === "FROM") stages.push(begin(rest, stages));
    else if (current !== undefined) stages[stages.length - 1] = extend(current, name, rest);
  }
  return { stages };
}

/** The instructions in their order, names in capitals, continued lines as one. */
export function instructions(text: string): { readonly name: string; readonly rest: string }[] {
  const found = text.replaceAll(/\\[ \t]*\r?\n/g, " ").matchAll(/^[ \t]*(\w+)[ \t]+(.*)$/gm);
  return [...found].map(([, name = "", rest = ""]) => ({ name: name.toUpperCase(), rest }));
}

/** The stage that a build ends in: its target, else the last one. */
export function finalStage({ stages }: Dockerfile, target: string | undefined): Stage | undefined {
  return target === undefined ? stages.at(-1) : stages.find(({ name }) => name === target.toLowerCase());
}

function begin(rest: string, stages: readonly Stage[]): Stage {
  const [base = "", as, name] = rest
    .trim()
    .split(/\s+/)
    .filter((word) => !word.startsWith("--"));
  const inherited = stages.find((stage) => stage.name === base.toLowerCase());
  const named = as?.toLowerCase() === "as" && name !== undefined ? { name: name.toLowerCase() } : {};
  const workdir = inherited?.workdir === undefined ? {} : { workdir: inherited.workdir };
  return { copies: inherited?.copies ?? [], ...workdir, ...named };
}

function extend(stage: Stage, instruction: string, rest: string): Stage {
  if (instruction === "WORKDIR") {
    const { workdir: before, ...others } = stage;
    const workdir = absolute(rest.trim().replace(/^"(.*)"$/, "$1"), before);
    return workdir === undefined ? others : { ...others, workdir };
  }
  if (instruction !== "COPY" && instruction !== "ADD") return stage;
  const destination = absolute(lastWord(rest), stage.workdir);
  return destination === undefined ? stage : { ...stage, copies: [...stage.copies, destination] };
}

function lastWord(rest: string): string {
  const words = rest.trim().replace(/^(--\S+\s+)+/, "");
  const list = words.startsWith("[") ? [...words.matchAll(/"([^"]*)"/g)].map(([, word]) => word) : words.split(/\s+/);
  return list.at(-1) ?? "";
}

function absolute(path: string, workdir: string | undefined): string | undefined {
  if (path === "" || path.includes("$")) return undefined;
  if (!path.startsWith("/") && workdir === undefined) return undefined;
  return posix.resolve(workdir ?? "/", path);
}
