import { parseArgs } from "node:util";
import { UsageError, messageOf } from "../errors.ts";
import { legsOf } from "./legs.ts";
import { everywhere, flags, help, manual, type FlagName } from "./manual.ts";
import { olderThan, pullRequest } from "./previews.ts";
import type { CommandName, DeployWish, Request, Settings, Wish } from "./request.ts";

/** Somebody only wants to read. */
export type Reading = { readonly text: string };

type Values = Partial<Record<FlagName, string | boolean | string[]>>;

/** The command line as a request, or the help that was asked for. Throws `UsageError`. */
export function parseArguments(args: readonly string[], version: string): Request | Reading {
  const [first = "--help", ...rest] = oneWord(args);
  if (first === "--version" || first === "version") return { text: `${version}\n` };
  if (first === "--help" || first === "-h" || first === "help") return { text: help(commandIn(oneWord(rest)[0])) };
  const command = commandIn(first);
  if (command === undefined) throw unknownCommand(first);
  if (rest.includes("--help") || rest.includes("-h")) return { text: help(command) };
  const { values, positionals } = parse(command, rest);
  return { settings: settingsOf(values), wish: wishOf(command, positionals, values) };
}

/** `preview up` is the command `preview-up`, `maintenance on` is `maintenance-on`. */
function oneWord(args: readonly string[]): readonly string[] {
  const [first = "", second = "", ...rest] = args;
  const joined = `${first}-${second}`;
  return (first === "preview" || first === "maintenance") && joined in manual ? [joined, ...rest] : args;
}

function commandIn(word: string | undefined): CommandName | undefined {
  return Object.keys(manual).find((name): name is CommandName => name === word);
}

function parse(command: CommandName, args: readonly string[]): { values: Values; positionals: string[] } {
  const allowed: readonly FlagName[] = [...manual[command].flags, ...everywhere];
  const options = Object.fromEntries(
    allowed.map((name) => {
      const { type, ...flag } = flags[name];
      const short = "short" in flag ? { short: flag.short } : {};
      return [name, { type, multiple: "multiple" in flag && flag.multiple, ...short }];
    }),
  );
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    return { values: values, positionals };
  } catch (error) {
    const [sentence = ""] = messageOf(error).split(". ");
    throw new UsageError(`${command}: ${sentence}`, { hint: `aip-deploy ${command} --help`, cause: error });
  }
}

function settingsOf(values: Values): Settings {
  return {
    directory: text(values, "directory") ?? ".",
    json: values.json === true,
    verbose: values.verbose === true,
    ...given(values, "config"),
    ...given(values, "registry"),
    ...given(values, "by"),
  };
}

const mostPositions: Partial<Record<CommandName, number>> = {
  ...{ build: Infinity, task: Infinity, diff: 2, plan: 0, run: 0, release: 0, status: 0 },
  ...{ "preview-list": 0, "preview-prune": 0, doctor: 0, setup: 0, migrate: 0 },
};

function wishOf(command: CommandName, positionals: readonly string[], values: Values): Wish {
  const most = mostPositions[command] ?? 1;
  if (positionals.length > most) {
    const surplus = positionals[most] ?? "";
    throw new UsageError(`${command}: does not take "${surplus}"`, { hint: `aip-deploy ${manual[command].usage}` });
  }
  const environment = () => required(command, positionals[0]);
  const reason = given(values, "reason");
  switch (command) {
    case "plan":
      return { command, ...given(values, "environment") };
    case "build":
      return { command, images: positionals, ...given(values, "environment"), ...given(values, "results") };
    case "release": {
      const called = { results: "--results", expect: "--expect" };
      return { command, ...legsOf(text(values, "results"), text(values, "expect"), called) };
    }
    case "status":
      return { command };
    case "run":
      return { command, ...given(values, "environment"), ...deployWish(values) };
    case "deploy":
      return { command, environment: environment(), ...given(values, "release"), ...deployWish(values) };
    case "rollback":
      return { command, environment: environment(), to: text(values, "to") ?? "previous", ...deployWish(values) };
    case "approve":
      return {
        command,
        environment: environment(),
        ...given(values, "release"),
        ...given(values, "wait"),
      };
    case "verify":
    case "drift":
    case "permissions":
      return { command, environment: environment() };
    case "sign-off":
      return { command, environment: environment(), ...given(values, "release"), ...reason };
    case "hold":
    case "lift":
      return { command, environment: environment(), ...reason };
    case "freeze":
      return {
        ...{ command, environment: environment() },
        ...{ until: needed(command, "until", values), reason: needed(command, "reason", values) },
      };
    case "maintenance-on":
      return {
        ...{ command, environment: environment(), reason: needed(command, "reason", values) },
        ...{ ...given(values, "page"), ...given(values, "message"), ...given(values, "retry-after") },
        ...given(values, "wait"),
      };
    case "maintenance-off":
      return { command, environment: environment(), ...reason, ...given(values, "wait") };
    case "unlock":
      return { command, environment: environment(), reason: needed(command, "reason", values) };
    case "history":
      return { command, environment: environment(), limit: count(text(values, "limit") ?? "20") };
    case "diff":
      return {
        command,
        environment: environment(),
        ...(positionals[1] === undefined ? {} : { against: positionals[1] }),
      };
    case "task": {
      const [, service, ...words] = positionals;
      if (service === undefined || words.length === 0) {
        throw new UsageError("task: what is to be run?", { hint: `aip-deploy ${manual.task.usage}` });
      }
      return { command, environment: environment(), service, words, ...reason, ...given(values, "wait") };
    }
    case "down":
      return { command, environment: environment(), data: values.data === true, ...reason, ...given(values, "wait") };
    case "preview-up":
    case "preview-down":
      return { command, pullRequest: pullRequest(positionals[0], `aip-deploy ${manual[command].usage}`), ...reason };
    case "setup": {
      const host = text(values, "host");
      if (host === undefined)
        throw new UsageError("setup: which host?", { hint: "aip-deploy setup --host ssh://root@HOST" });
      return { command, host, yes: values.yes === true, dryRun: values["dry-run"] === true };
    }
    case "migrate":
      demandKubernetes(text(values, "to") ?? "k8s");
      return { command, dryRun: values["dry-run"] === true, force: values.force === true };
    case "doctor":
      return { command, ...given(values, "host") };
    case "preview-list":
      return { command };
    case "preview-prune":
      return { command, ...olderThan(text(values, "older-than"), "--older-than"), ...reason };
    case "promote": {
      const [to] = positionals;
      return { command, dryRun: values["dry-run"] === true, ...(to === undefined ? {} : { environment: to }) };
    }
  }
}

function deployWish(values: Values): DeployWish {
  const hotfix = values.hotfix === true;
  const reason = given(values, "reason");
  if (hotfix && reason.reason === undefined) {
    throw new UsageError("--hotfix passes gates, so it needs --reason", { hint: '--hotfix --reason "what is broken"' });
  }
  const approveBy = (values["approve-by"] as string[] | undefined) ?? [];
  const skipHooks = values["skip-hooks"] === true;
  return { approveBy, hotfix, skipHooks, dryRun: values["dry-run"] === true, ...reason, ...given(values, "wait") };
}

function required(command: CommandName, environment: string | undefined): string {
  if (environment !== undefined && environment !== "") return environment;
  throw new UsageError(`${command}: which environment?`, { hint: `aip-deploy ${manual[command].usage}` });
}

function needed(command: CommandName, name: "until" | "reason", values: Values): string {
  const value = text(values, name);
  if (value !== undefined && value !== "") return value;
  const { value: placeholder } = flags[name];
  throw new UsageError(`${command}: needs --${name}`, {
    hint: `aip-deploy ${manual[command].usage} --${name} ${placeholder}`,
  });
}

/** So that a later engine needs no other command. */
function demandKubernetes(engine: string): void {
  if (/^(k8s|kubernetes)$/.test(engine)) return;
  throw new UsageError(`--to: must be k8s, got "${engine}"`, { hint: "aip-deploy migrate --to k8s" });
}

function count(given: string): number {
  if (/^[1-9]\d{0,3}$/.test(given)) return Number(given);
  throw new UsageError(`--limit: must be a number from 1 to 9999, got "${given}"`);
}

function text(values: Values, name: FlagName): string | undefined {
  const value = values[name];
  return typeof value === "string" ? value : undefined;
}

function given<Name extends FlagName>(values: Values, name: Name): Partial<Record<Name, string>> {
  const value = text(values, name);
  return value === undefined ? {} : ({ [name]: value } as Partial<Record<Name, string>>);
}

function unknownCommand(word: string): UsageError {
  return new UsageError(`there is no command "${word}"`, { hint: `Commands: ${Object.keys(manual).join(", ")}` });
}
