import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { bundleInto } from "../../scripts/bundle.ts";
import { inRoot } from "../../scripts/steps.ts";
import { family } from "./cli.ts";

/** Bundles the action as it is now into a folder of its own; answers the program and how to remove it. */
export function bundleAction(): { readonly program: string; readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "aip-deploy-action-"));
  const compiled = inRoot(".cache", basename(folder));
  bundleInto(folder, ["action"], compiled);
  rmSync(compiled, { recursive: true, force: true });
  const remove = () => {
    rmSync(folder, { recursive: true, force: true });
  };
  return { program: join(folder, "action", "index.js"), folder: join(folder, "action"), remove };
}

export type StepOptions = {
  readonly program: string;
  /** The checkout. */
  readonly workspace: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** What `main` kept, for `post`. */
  readonly state?: Readonly<Record<string, string>>;
};

/** What the runner knows of a step that ended. */
export type EndedStep = {
  readonly code: number | null;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** The outputs that GitHub would hand to other jobs: those in which nothing is masked. */
  readonly jobOutputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly masks: readonly string[];
  /** The commands that the runner would obey, such as `error file=a.yml,line=3::message`. */
  readonly commands: readonly string[];
  readonly seconds: number;
};

export type RunningStep = {
  readonly pid: number;
  readonly ended: Promise<EndedStep>;
  /** What it kept for `post` so far. */
  state(): Readonly<Record<string, string>>;
  until(pattern: RegExp): Promise<void>;
  /** Cancels it the way the runner does: SIGINT, 7.5 s later SIGTERM, 2.5 s later the end of the whole tree. */
  cancel(): Promise<void>;
  /** Ends it and all that it started, without a warning. */
  killTree(): void;
};

export const run = { id: "4711", repository: "octo/app", server: "https://github.example" };

/** Starts the bundle as GitHub's runner does: its files, its variables, the inputs, nothing else of this process. */
export function startStep({ program, workspace, inputs, env = {}, state = {} }: StepOptions): RunningStep {
  const started = performance.now();
  const folder = mkdtempSync(join(tmpdir(), "aip-deploy-step-"));
  const files = Object.fromEntries(
    ["OUTPUT", "STATE", "STEP_SUMMARY", "ENV", "PATH"].map((name) => [`GITHUB_${name}`, join(folder, name)]),
  );
  for (const file of Object.values(files)) writeFileSync(file, "");
  const event = join(folder, "event.json");
  writeFileSync(event, JSON.stringify({ repository: { full_name: run.repository } }));
  const child = spawn(process.execPath, [program], {
    cwd: workspace,
    env: {
      ...kept(),
      ...files,
      ...{ CI: "true", GITHUB_ACTIONS: "true", GITHUB_WORKSPACE: workspace, GITHUB_EVENT_PATH: event },
      ...{ GITHUB_REPOSITORY: run.repository, GITHUB_SERVER_URL: run.server, GITHUB_RUN_ID: run.id },
      ...{ GITHUB_RUN_ATTEMPT: "1", GITHUB_ACTOR: "octocat", GITHUB_SHA: "0".repeat(40), GITHUB_EVENT_NAME: "push" },
      ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
      ...Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value])),
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const pid = child.pid ?? 0;
  let log = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => (log += text));
  }
  const ended = once(child, "close").then(([code]): EndedStep => {
    const read = (name: string) => readFileSync(files[`GITHUB_${name}`] ?? "", "utf8");
    const commands = obeyed(log);
    const masks = commands.flatMap((line) => (line.startsWith("add-mask::") ? [line.slice(10)] : []));
    const outputs = entriesOf(read("OUTPUT"));
    const jobOutputs = Object.entries(outputs).filter(([, value]) => !masks.some((mask) => value.includes(mask)));
    const result = {
      ...{ code: code as number | null, log, outputs, masks, commands, jobOutputs: Object.fromEntries(jobOutputs) },
      ...{ state: entriesOf(read("STATE")), summary: read("STEP_SUMMARY") },
      seconds: (performance.now() - started) / 1000,
    };
    rmSync(folder, { recursive: true, force: true });
    return result;
  });
  const isOver = () => child.exitCode !== null || child.signalCode !== null;
  return {
    pid,
    ended,
    state: () => entriesOf(readFileSync(files["GITHUB_STATE"] ?? "", "utf8")),
    async until(pattern) {
      while (!pattern.test(log)) {
        if (isOver()) throw new Error(`it ended before it said ${String(pattern)}:\n${log}`);
        await sleep(5);
      }
    },
    async cancel() {
      child.kill("SIGINT");
      if (await within(ended, 7_500)) return;
      child.kill("SIGTERM");
      if (await within(ended, 2_500)) return;
      killTree(pid);
    },
    killTree: () => {
      killTree(pid);
    },
  };
}

export function runStep(options: StepOptions): Promise<EndedStep> {
  return startStep(options).ended;
}

/** `post` of a step, with what its `main` kept. */
export function runPost(options: StepOptions, main: Pick<EndedStep, "state">): Promise<EndedStep> {
  return runStep({ ...options, state: main.state });
}

/** What a runner's process has from the machine; the tests' own variables are none of it. */
function kept(): NodeJS.ProcessEnv {
  const names = /^(PATH|HOME|USER|LANG|TMPDIR|DOCKER_\w+|BUILDX_\w+|SSL_CERT_\w+|NODE_EXTRA_CA_CERTS)$/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => names.test(name)));
}

async function within(work: Promise<unknown>, milliseconds: number): Promise<boolean> {
  const inTime = work.then(() => true);
  return await Promise.race([inTime, sleep(milliseconds, false, { ref: false })]);
}

function killTree(root: number): void {
  for (const pid of family(root)) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It ended by itself.
    }
  }
}

/** What the runner would obey: at the start of a line, unless commands are stopped. */
function obeyed(log: string): string[] {
  const commands: string[] = [];
  let mark: string | undefined;
  for (const line of log.split(/\r\n|\r|\n/).map((each) => each.trim())) {
    const command = line.startsWith("::") ? line.slice(2) : /##\[.*$/.exec(line)?.[0];
    if (command === undefined) continue;
    if (mark !== undefined) {
      if (command === `${mark}::`) mark = undefined;
    } else if (command.startsWith("stop-commands::")) mark = command.slice("stop-commands::".length);
    else commands.push(command);
  }
  return commands;
}

/** `name<<delimiter`, the value, the delimiter; the last of a name wins. */
function entriesOf(text: string): Record<string, string> {
  const found = text.matchAll(/^([^\n<]+)<<(ghadelimiter_[\w-]+)\n([^]*?)\n\2\n/gm);
  return Object.fromEntries([...found].map(([, name = "", , value = ""]) => [name, value]));
}
