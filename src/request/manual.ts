import type { CommandName } from "./request.ts";

/** One command as the help, the documentation and the parser know it. */
export type Entry = {
  readonly usage: string;
  readonly summary: string;
  readonly flags: readonly FlagName[];
};

export type Flag = {
  readonly type: "string" | "boolean";
  readonly multiple?: boolean;
  readonly short?: string;
  readonly value?: string;
  readonly summary: string;
};

export const flags = {
  directory: { type: "string", short: "C", value: "DIR", summary: "the repository (default: here)" },
  config: { type: "string", value: "FILE", summary: "the configuration file (default: aip-deploy.yml)" },
  registry: {
    type: "string",
    value: "HOST/PATH",
    summary: "where images and the ledger live; wins over the configuration",
  },
  by: { type: "string", value: "NAME", summary: "who gives the order (default: git's user.name)" },
  json: { type: "boolean", summary: "the result as JSON on stdout, documented in docs/json.md" },
  verbose: { type: "boolean", short: "v", summary: "also show the commands that are run" },
  environment: {
    type: "string",
    short: "e",
    value: "ENV",
    summary: "the environment (default: the one of the branch)",
  },
  release: { type: "string", value: "ID", summary: "a release, by at least 6 digits of its id" },
  to: {
    type: "string",
    value: "WHICH",
    summary:
      "for rollback, previous, a number of the history, or a release id (default: previous); for migrate, k8s (default)",
  },
  reason: { type: "string", value: "TEXT", summary: "why; recorded" },
  "approve-by": {
    type: "string",
    multiple: true,
    value: "NAME",
    summary: "somebody who approves; may be given more than once",
  },
  hotfix: { type: "boolean", summary: "pass order, sign-off and soak, never the approval; needs --reason" },
  "skip-hooks": { type: "boolean", summary: "run none of the environment's hooks" },
  "dry-run": { type: "boolean", summary: "show what would be done and change nothing" },
  page: { type: "string", value: "FILE", summary: "the page that everybody is shown, HTML (default: a plain one)" },
  message: { type: "string", value: "TEXT", summary: "what the plain page says" },
  "retry-after": {
    type: "string",
    value: "TIME",
    summary: "when browsers and programs are told to try again, such as 10m (default: 5m)",
  },
  limit: { type: "string", value: "N", summary: "how many (default: 20)" },
  host: { type: "string", value: "SSH", summary: "the machine, as ssh://user@host or ssh://user@host:port" },
  yes: { type: "boolean", summary: "do it without asking" },
  wait: {
    type: "string",
    value: "TIME",
    summary:
      "how long another deployer is waited for, such as 90s or 10m; 0s: not at all (default: 15m; for approve, how long people are: 1m)",
  },
  until: { type: "string", value: "WHEN", summary: "a moment such as 2026-12-27T08:00Z, or a length such as 8h or 2d" },
  "older-than": {
    type: "string",
    value: "TIME",
    summary: "such as 7d or 12h, since the last deployment (default: the configuration's lifetime)",
  },
  results: {
    type: "string",
    value: "PATH",
    summary: "for build, a file to write the digests to; for release, the folder with such files of all build legs",
  },
  expect: { type: "string", value: "JSON", summary: "the matrix of the plan: legs that the results must hold" },
  force: { type: "boolean", summary: "replace the files that it wrote before and nobody edited" },
  data: { type: "boolean", summary: "also remove the volumes; the data is gone then" },
} as const satisfies Record<string, Flag>;

export type FlagName = keyof typeof flags;

/** Flags that every command takes. */
export const everywhere: readonly FlagName[] = ["directory", "config", "registry", "by", "json", "verbose"];

const deploying: readonly FlagName[] = ["approve-by", "reason", "hotfix", "skip-hooks", "dry-run", "wait"];

export const manual = {
  run: {
    usage: "run",
    summary: "all of it for the branch that is checked out: plan, build, release, deploy, verify",
    flags: ["environment", ...deploying],
  },
  plan: { usage: "plan", summary: "what would be built and what would change", flags: ["environment"] },
  build: {
    usage: "build [IMAGE…]",
    summary: "build, test and push what the registry does not have yet",
    flags: ["environment", "results"],
  },
  release: {
    usage: "release",
    summary: "make the release of what is checked out; all its images must be built",
    flags: ["results", "expect"],
  },
  deploy: {
    usage: "deploy ENV",
    summary: "bring a release to an environment and prove it (default: the release of what is checked out)",
    flags: ["release", ...deploying],
  },
  approve: {
    usage: "approve ENV",
    summary:
      "put a release before those who approve it on GitHub, and wait a while (default: that of what is checked out)",
    flags: ["release", "wait"],
  },
  verify: { usage: "verify ENV", summary: "prove again that what should run does run", flags: [] },
  drift: {
    usage: "drift ENV",
    summary: "what there is not as its release has it; exit code 1 when something is",
    flags: [],
  },
  rollback: {
    usage: "rollback ENV",
    summary: "go back to an earlier release and hold the environment",
    flags: ["to", "approve-by", "reason", "skip-hooks", "dry-run", "wait"],
  },
  "sign-off": {
    usage: "sign-off ENV",
    summary: "say yes to the release that runs there",
    flags: ["release", "reason"],
  },
  hold: { usage: "hold ENV", summary: "let nothing be deployed there until it is lifted", flags: ["reason"] },
  freeze: {
    usage: "freeze ENV",
    summary: "let nothing be deployed there until a moment; needs --until and --reason",
    flags: ["until", "reason"],
  },
  lift: { usage: "lift ENV", summary: "end a hold or a freeze", flags: ["reason"] },
  "maintenance-on": {
    usage: "maintenance on ENV",
    summary: "show everybody a page instead of the app, until it is turned off; needs --reason",
    flags: ["reason", "page", "message", "retry-after", "wait"],
  },
  "maintenance-off": {
    usage: "maintenance off ENV",
    summary: "let everybody to the app again",
    flags: ["reason", "wait"],
  },
  unlock: {
    usage: "unlock ENV",
    summary: "end the lease of a deployer that no longer works; needs --reason",
    flags: ["reason"],
  },
  status: { usage: "status", summary: "the board: what runs where, since when, and whether it is well", flags: [] },
  history: { usage: "history ENV", summary: "what happened there, newest first", flags: ["limit"] },
  diff: {
    usage: "diff ENV [ENV|RELEASE]",
    summary: "what would change there: images, commits, files (default: against what is checked out)",
    flags: [],
  },
  down: { usage: "down ENV", summary: "stop and remove everything that runs there", flags: ["data", "reason", "wait"] },
  "preview-up": {
    usage: "preview up N",
    summary: "give pull request N, which is checked out, an environment of its own, or bring it up to date",
    flags: ["reason"],
  },
  "preview-down": {
    usage: "preview down N",
    summary: "remove that environment with its data",
    flags: ["reason"],
  },
  "preview-list": { usage: "preview list", summary: "which pull requests have one, where, and until when", flags: [] },
  "preview-prune": {
    usage: "preview prune",
    summary: "remove those that nobody deployed to for as long as the configuration keeps them",
    flags: ["older-than", "reason"],
  },
  promote: {
    usage: "promote [ENV]",
    summary:
      "open or update the pull request that brings the branch before to ENV's (default: to the one after the branch that is checked out)",
    flags: ["dry-run"],
  },
  task: {
    usage: "task ENV SERVICE -- PROGRAM…",
    summary: "run a program once as a service is deployed there, or one of its tasks by name; recorded",
    flags: ["reason", "wait"],
  },
  setup: {
    usage: "setup --host SSH",
    summary: "say what a machine lacks to be deployed to, and prepare it (--dry-run: only say it)",
    flags: ["host", "yes", "dry-run"],
  },
  migrate: {
    usage: "migrate",
    summary: "write manifests for Kubernetes (Kustomize, in k8s/) from the Compose files, and say what needs a person",
    flags: ["to", "dry-run", "force"],
  },
  permissions: {
    usage: "permissions ENV",
    summary: "print the account, with just the rights that deploying there to Kubernetes needs, as YAML",
    flags: [],
  },
  doctor: {
    usage: "doctor",
    summary:
      "what is wrong with this machine, the hosts and the repository's settings, and the commands that mend it (--host: that machine alone)",
    flags: ["host"],
  },
} as const satisfies Record<CommandName, Entry>;

export const exitCodes: Readonly<Record<number, string>> = {
  0: "done",
  1: "failed: we looked, and the answer is no",
  2: "the command line, the configuration or a secret is wrong; nothing was touched",
  3: "errored: it could not be told or could not be done",
  4: "a gate is closed; nothing was touched",
  130: "stopped on request",
};

/** The text of `--help`, for all commands or for one. */
export function help(command?: CommandName): string {
  if (command !== undefined) {
    const { usage, summary, flags: own } = manual[command];
    return `aip-deploy ${usage} [flags]\n\n${summary}\n\n${flagLines([...own, ...everywhere])}\n`;
  }
  const commands = Object.values(manual).map(({ usage, summary }) => [`  ${usage}`, summary] as const);
  const codes = Object.entries(exitCodes).map(([code, meaning]) => [`  ${code}`, meaning] as const);
  return [
    "aip-deploy COMMAND [flags]\n\nBuilds every image once and brings the very same digests from dev to production.\n",
    `Commands\n${columns(commands)}\n`,
    `Flags of every command\n${flagLines(everywhere)}\n`,
    `Exit codes\n${columns(codes)}\n`,
    "aip-deploy COMMAND --help tells the flags of one command.\n",
  ].join("\n");
}

function flagLines(names: readonly FlagName[]): string {
  return columns(
    names.map((name) => {
      const { short, value, summary }: Flag = flags[name];
      return [
        `  ${short === undefined ? "" : `-${short}, `}--${name}${value === undefined ? "" : ` ${value}`}`,
        summary,
      ];
    }),
  );
}

function columns(rows: readonly (readonly [string, string])[]): string {
  const wide = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `${left.padEnd(wide)}  ${right}`).join("\n");
}
