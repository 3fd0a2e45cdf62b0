import { UsageError } from "../errors.ts";
import { legsOf } from "./legs.ts";
import { manual, type FlagName } from "./manual.ts";
import { olderThan, pullRequest } from "./previews.ts";
import type { CommandName, DeployWish, Request, Wish } from "./request.ts";

/** The action's inputs that make up a request; `summary`, `record` and `token` are about how it is reported. */
export const requestInputs = [
  "command",
  "environment",
  "release",
  "to",
  "reason",
  "approve-by",
  "hotfix",
  "skip-hooks",
  "dry-run",
  "images",
  "results",
  "expect",
  "registry",
  "config",
  "directory",
  "limit",
  "wait",
  "until",
  "page",
  "message",
  "retry-after",
  "data",
  "against",
  "by",
  "require",
  "pull-request",
  "older-than",
] as const;

type InputName = (typeof requestInputs)[number];

/** The inputs as the runner hands them over: what was not given is the empty string. */
export type Inputs = Readonly<Record<InputName, string>>;

/** Inputs that mean something to every command. */
const everywhere: readonly InputName[] = ["command", "registry", "config", "directory", "by", "require"];
/** What a command line says by position. */
const positions: Partial<Record<CommandName, readonly InputName[]>> = {
  build: ["images"],
  deploy: ["environment"],
  approve: ["environment"],
  verify: ["environment"],
  drift: ["environment"],
  rollback: ["environment"],
  "sign-off": ["environment"],
  hold: ["environment"],
  freeze: ["environment"],
  lift: ["environment"],
  "maintenance-on": ["environment"],
  "maintenance-off": ["environment"],
  unlock: ["environment"],
  history: ["environment"],
  diff: ["environment", "against"],
  down: ["environment"],
  "preview-up": ["pull-request"],
  "preview-down": ["pull-request"],
  promote: ["environment"],
};

/** The action's inputs as a request, the same that a command line gives. Throws `UsageError`, which names the input. */
export function requestOfInputs(inputs: Inputs, { verbose }: { readonly verbose: boolean }): Request {
  const command = commandOf(inputs);
  demandRequired(inputs);
  refuseSurplus(command, inputs);
  const settings = {
    directory: inputs.directory === "" ? "." : inputs.directory,
    json: false,
    verbose,
    ...given(inputs, "config"),
    ...given(inputs, "registry"),
    ...given(inputs, "by"),
  };
  return { settings, wish: wishOf(command, inputs) };
}

/** An input that is true or false, in the ways that YAML writes them. Throws `UsageError`. */
export function switchedOn(name: string, value: string): boolean {
  if (/^(true|True|TRUE)$/.test(value)) return true;
  if (/^(false|False|FALSE|)$/.test(value)) return false;
  throw new UsageError(`input ${name}: must be true or false, got "${value}"`);
}

/** Machines are prepared, manifests made and programs run on their own by somebody who sits at a terminal. */
const byHand = ["setup", "task", "migrate", "permissions"] as const satisfies readonly CommandName[];
type StepCommand = Exclude<CommandName, (typeof byHand)[number]>;

function commandOf({ command }: Inputs): StepCommand {
  const isStep = (name: CommandName): name is StepCommand => !(byHand as readonly string[]).includes(name);
  const names = (Object.keys(manual) as CommandName[]).filter(isStep);
  const written = command.trim().replace(/^(preview|maintenance)\s+/, "$1-");
  const found = names.find((name) => name === (written === "" ? "run" : written));
  if (found !== undefined) return found;
  throw new UsageError(`input command: there is no command "${command}"`, { hint: `Commands: ${names.join(", ")}` });
}

/** An expression that came to nothing looks as if nothing had been given; only whoever wrote the workflow knows that it had. */
function demandRequired(inputs: Inputs): void {
  const wanted = words(inputs.require);
  const stranger = wanted.find((name) => !(requestInputs as readonly string[]).includes(name));
  if (stranger !== undefined) {
    const hint = `Inputs: ${requestInputs.join(", ")}`;
    throw new UsageError(`input require: there is no input "${stranger}"`, { hint });
  }
  const missing = wanted.find((name) => inputs[name as InputName].trim() === "");
  if (missing === undefined) return;
  throw new UsageError(`input ${missing}: is empty, and require names it`, {
    hint: 'An output that it comes from is missing: its step or job did not run, or failed, or GitHub dropped it because it held a masked text; the log of that job then says "Skip output".',
  });
}

/** What a command would ignore was given by mistake, and silence would hide it. */
function refuseSurplus(command: CommandName, inputs: Inputs): void {
  const flags: readonly FlagName[] = manual[command].flags;
  const known: readonly string[] = [...everywhere, ...flags, ...(positions[command] ?? [])];
  const surplus = requestInputs.find((name) => !known.includes(name) && isGiven(name, inputs[name]));
  if (surplus === undefined) return;
  const takes = requestInputs.filter((name) => known.includes(name) && name !== "command").join(", ");
  throw new UsageError(`input ${surplus}: ${command} does not take it`, { hint: `${command} takes ${takes}` });
}

const switches: readonly InputName[] = ["hotfix", "skip-hooks", "dry-run", "data"];

function isGiven(name: InputName, value: string): boolean {
  return switches.includes(name) ? switchedOn(name, value) : value !== "";
}

function wishOf(command: StepCommand, inputs: Inputs): Wish {
  const environment = () => required(command, "environment", inputs);
  const reason = given(inputs, "reason");
  switch (command) {
    case "plan":
      return { command, ...given(inputs, "environment") };
    case "build":
      return { command, images: words(inputs.images), ...given(inputs, "environment"), ...given(inputs, "results") };
    case "release": {
      const called = { results: "input results", expect: "input expect" };
      return { command, ...legsOf(inputs.results || undefined, inputs.expect || undefined, called) };
    }
    case "status":
      return { command };
    case "run":
      return { command, ...given(inputs, "environment"), ...deployWish(inputs) };
    case "deploy":
      return { command, environment: environment(), ...given(inputs, "release"), ...deployWish(inputs) };
    case "rollback":
      return { command, environment: environment(), to: inputs.to || "previous", ...deployWish(inputs) };
    case "approve":
      return {
        command,
        environment: environment(),
        ...given(inputs, "release"),
        ...given(inputs, "wait"),
      };
    case "verify":
    case "drift":
      return { command, environment: environment() };
    case "sign-off":
      return { command, environment: environment(), ...given(inputs, "release"), ...reason };
    case "hold":
    case "lift":
      return { command, environment: environment(), ...reason };
    case "freeze":
      return {
        ...{ command, environment: environment() },
        ...{ until: required(command, "until", inputs), reason: required(command, "reason", inputs) },
      };
    case "maintenance-on":
      return {
        ...{ command, environment: environment(), reason: required(command, "reason", inputs) },
        ...{ ...given(inputs, "page"), ...given(inputs, "message"), ...given(inputs, "retry-after") },
        ...given(inputs, "wait"),
      };
    case "maintenance-off":
      return { command, environment: environment(), ...reason, ...given(inputs, "wait") };
    case "unlock":
      return { command, environment: environment(), reason: required(command, "reason", inputs) };
    case "history":
      return { command, environment: environment(), limit: count(inputs.limit || "20") };
    case "diff":
      return { command, environment: environment(), ...given(inputs, "against") };
    case "down":
      return {
        command,
        environment: environment(),
        data: switchedOn("data", inputs.data),
        ...reason,
        ...given(inputs, "wait"),
      };
    case "preview-up":
    case "preview-down": {
      const hint = "input pull-request: ${{ github.event.number }} in a workflow on pull_request";
      return { command, pullRequest: pullRequest(required(command, "pull-request", inputs), hint), ...reason };
    }
    case "preview-list":
    case "doctor":
      return { command };
    case "preview-prune":
      return { command, ...olderThan(given(inputs, "older-than")["older-than"], "input older-than"), ...reason };
    case "promote":
      return { command, ...given(inputs, "environment"), dryRun: switchedOn("dry-run", inputs["dry-run"]) };
  }
}

function deployWish(inputs: Inputs): DeployWish {
  const hotfix = switchedOn("hotfix", inputs.hotfix);
  if (hotfix) required("a hotfix", "reason", inputs);
  return {
    approveBy: names(inputs["approve-by"]),
    hotfix,
    skipHooks: switchedOn("skip-hooks", inputs["skip-hooks"]),
    dryRun: switchedOn("dry-run", inputs["dry-run"]),
    ...given(inputs, "reason"),
    ...given(inputs, "wait"),
  };
}

function required(who: string, name: InputName, inputs: Inputs): string {
  if (inputs[name] !== "") return inputs[name];
  throw new UsageError(`input ${name}: ${who} needs it`, {
    hint: "From another job's output it is empty when GitHub dropped that output because it holds a masked text; that job says so.",
  });
}

function count(value: string): number {
  if (/^[1-9]\d{0,3}$/.test(value)) return Number(value);
  throw new UsageError(`input limit: must be a number from 1 to 9999, got "${value}"`);
}

/** Names of images hold no spaces. */
function words(text: string): string[] {
  return text.split(/[\s,]+/).filter((word) => word !== "");
}

/** Names of people do. */
function names(text: string): string[] {
  return text
    .split(/[\r\n,]+/)
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

function given<Name extends InputName>(inputs: Inputs, name: Name): Partial<Record<Name, string>> {
  const value: string = inputs[name];
  return value === "" ? {} : ({ [name]: value } as Partial<Record<Name, string>>);
}
