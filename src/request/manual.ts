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
    summary: "previous, a number of the history, or a release id (default: previous)",
  },
  reason: { type: "string", value: "TEXT", summary: "why; recorded" },
  "approve-by": {
    type: "string",
    multiple: true,
    value: "NAME",
    summary: "somebody who approves; may be given more than once",
  },
  hotfix: { type: "boolean", summary: "pass order, sign-off and soak, never the approval; needs --reason" },
  "dry-run": { type: "boolean", summary: "show what would be done and change nothing" },
  limit: { type: "string", value: "N", summary: "how many (default: 20)" },
  host: { type: "string", value: "SSH", summary: "the machine, as ssh://user@host or ssh://user@host:port" },
  yes: { type: "boolean", summary: "do it without asking" },
  data: { type: "boolean", summary: "also remove the volumes; the data is gone then" },
} as const satisfies Record<string, Flag>;

export type FlagName = keyof typeof flags;

/** Flags that every command takes. */
export const everywhere: readonly FlagName[] = ["directory", "config", "registry", "by", "json", "verbose"];

const deploying: readonly FlagName[] = ["approve-by", "reason", "hotfix", "dry-run"];

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
    flags: ["environment"],
  },
  release: {
    usage: "release",
    summary: "make the release of what is checked out; all its images must be built",
    flags: [],
  },
  deploy: {
    usage: "deploy ENV",
    summary: "bring a release to an environment and prove it (default: the release of what is checked out)",
    flags: ["release", ...deploying],
  },
  verify: { usage: "verify ENV", summary: "prove again that what should run does run", flags: [] },
  rollback: {
    usage: "rollback ENV",
    summary: "go back to an earlier release and hold the environment",
    flags: ["to", "approve-by", "reason", "dry-run"],
  },
  "sign-off": {
    usage: "sign-off ENV",
    summary: "say yes to the release that runs there",
    flags: ["release", "reason"],
  },
  hold: { usage: "hold ENV", summary: "let nothing be deployed there until it is lifted", flags: ["reason"] },
  lift: { usage: "lift ENV", summary: "end a hold", flags: ["reason"] },
  status: { usage: "status", summary: "the board: what runs where, since when, and whether it is well", flags: [] },
  history: { usage: "history ENV", summary: "what happened there, newest first", flags: ["limit"] },
  diff: {
    usage: "diff ENV [ENV|RELEASE]",
    summary: "what would change there: images, commits, files (default: against what is checked out)",
    flags: [],
  },
  down: { usage: "down ENV", summary: "stop and remove everything that runs there", flags: ["data"] },
  setup: {
    usage: "setup --host SSH",
    summary: "say what a machine lacks to be deployed to, and prepare it (--dry-run: only say it)",
    flags: ["host", "yes", "dry-run"],
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
