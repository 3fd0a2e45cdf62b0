/** aip-deploy as users start it: a process in the checkout. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { attempt } from "../lab/run.ts";
import { inRoot, root } from "../steps.ts";
import { read, type Answer } from "./answer.ts";
import { watch } from "./interruption.ts";

export type Program = {
  /** Runs the program with the arguments in the checkout and answers what it said. */
  readonly run: (args: readonly string[]) => Promise<Answer>;
  /** A command as a line for a shell, which works without aip-deploy being installed. */
  readonly byHand: (args: readonly string[]) => string;
};

export type ProgramOptions = {
  readonly work: string;
  /** Where images and the ledger go instead of where the repository says. */
  readonly registry?: string;
  /** Its progress is shown while it works; otherwise only kept for when something goes wrong. */
  readonly live: boolean;
  readonly verbose: boolean;
};

/** The program for one checkout. */
export async function programFor({ work, registry, live, verbose }: ProgramOptions): Promise<Program> {
  const entry = await entryPoint();
  const everywhere = [
    ...(registry === undefined ? [] : ["--registry", registry]),
    ...(verbose ? ["--verbose"] : []),
    "--json",
  ];
  return {
    run: (args) => start(entry, [...args, ...everywhere], work, live),
    byHand: (args) => {
      const node = entry.endsWith(".ts") ? process.execPath : "node";
      const there = registry === undefined ? [] : ["--registry", registry];
      return `cd ${quoted(work)} && ${[node, entry, ...args, ...there].map(quoted).join(" ")}`;
    },
  };
}

/** `aip-deploy …` as a line for a shell. */
export function commandLine(args: readonly string[]): string {
  return ["aip-deploy", ...args].map(quoted).join(" ");
}

/**
 * The bundle that users start when it was made from these very sources, else the sources themselves: whoever works on them
 * wants to see their change, and times of files say nothing in a fresh clone. Outside of git nobody works on them.
 */
async function entryPoint(): Promise<string> {
  const bundle = inRoot("dist", "cli", "index.js");
  return existsSync(bundle) && (await isFresh()) ? bundle : inRoot("src", "cli.ts");
}

async function isFresh(): Promise<boolean> {
  const git = async (...args: string[]) => attempt("git", ["-C", root, ...args]);
  const [touched, newest, bundled] = await Promise.all([
    git("status", "--porcelain", "--", "src", "dist", "package-lock.json"),
    git("log", "-1", "--format=%H", "--", "src", "package-lock.json"),
    git("log", "-1", "--format=%H", "--", "dist"),
  ]);
  if (touched.code !== 0) return true;
  if (touched.stdout !== "" || bundled.stdout === "") return false;
  return (await git("merge-base", "--is-ancestor", newest.stdout.trim(), bundled.stdout.trim())).code === 0;
}

async function start(entry: string, args: readonly string[], work: string, live: boolean): Promise<Answer> {
  const started = performance.now();
  // Nothing to read: an approval is given by name, and must not be asked for in the middle of the story.
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", entry, ...args], {
    cwd: work,
    stdio: ["ignore", "pipe", live ? "inherit" : "pipe"],
    env: surroundings(),
  });
  watch(child);
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout?.on("data", (chunk: Buffer) => stdout.push(chunk));
  child.stderr?.on("data", (chunk: Buffer) => stderr.push(chunk));
  const exitCode = await new Promise<number>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      resolve(code ?? 130);
    });
  });
  return {
    exitCode,
    seconds: (performance.now() - started) / 1000,
    said: Buffer.concat(stderr).toString("utf8"),
    ...read(Buffer.concat(stdout).toString("utf8")),
  };
}

/** Variables of this shell that would send the example's images elsewhere or rename its projects. */
const strange = /^(AIP_DEPLOY_REGISTRY|REGISTRY|TAG|RELEASE|COMMIT|ENVIRONMENT|GIT_.*|COMPOSE_.*)$/;

function surroundings(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !strange.test(name)));
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
