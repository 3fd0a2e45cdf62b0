import { UsageError } from "../errors.ts";
import { manual, type FlagName } from "./manual.ts";
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
  "dry-run",
  "images",
  "registry",
  "config",
  "directory",
  "limit",
  "data",
  "against",
  "by",
] as const;

type InputName = (typeof requestInputs)[number];

/** The inputs as the runner hands them over: what was not given is the empty string. */
export type Inputs = Readonly<Record<InputName, string>>;

/** Inputs that mean something to every command. */
const everywhere: readonly InputName[] = ["command", "registry", "config", "directory", "by"];
/** What a command line says by position. */
const positions: Partial<Record<CommandName, readonly InputName[]>> = {
  build: ["images"],
  deploy: ["environment"],
  verify: ["environment"],
  rollback: ["environment"],
  "sign-off": ["environment"],
  hold: ["environment"],
  lift: ["environment"],
  history: ["environment"],
  diff: ["environment", "against"],
  down: ["environment"],
};

/** The action's inputs as a request, the same that a command line gives. Throws `UsageError`, which names the input. */
export function requestOfInputs(inputs: Inputs, { verbose }: { readonly verbose: boolean }): Request {
  const command = commandOf(inputs);
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

/** A machine is prepared by somebody who sits at a terminal. */
type StepCommand = Exclude<CommandName, "setup">;

function commandOf({ command }: Inputs): StepCommand {
  const names = (Object.keys(manual) as CommandName[]).filter((name): name is StepCommand => name !== "setup");
  const found = names.find((name) => name === (command === "" ? "run" : command));
  if (found !== undefined) return found;
  throw new UsageError(`input command: there is no command "${command}"`, { hint: `Commands: ${names.join(", ")}` });
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

function isGiven(name: InputName, value: string): boolean {
  return name === "hotfix" || name === "dry-run" || name === "data" ? switchedOn(name, value) : value !== "";
}

function wishOf(command: StepCommand, inputs: Inputs): Wish {
  const environment = () => required(command, "environment", inputs);
  const reason = given(inputs, "reason");
  switch (command) {
    case "plan":
      return { command, ...given(inputs, "environment") };
    case "build":
      return { command, images: words(inputs.images), ...given(inputs, "environment") };
    case "release":
    case "status":
      return { command };
    case "run":
      return { command, ...given(inputs, "environment"), ...deployWish(inputs) };
    case "deploy":
      return { command, environment: environment(), ...given(inputs, "release"), ...deployWish(inputs) };
    case "rollback":
      return { command, environment: environment(), to: inputs.to || "previous", ...deployWish(inputs) };
    case "verify":
      return { command, environment: environment() };
    case "sign-off":
      return { command, environment: environment(), ...given(inputs, "release"), ...reason };
    case "hold":
    case "lift":
      return { command, environment: environment(), ...reason };
    case "history":
      return { command, environment: environment(), limit: count(inputs.limit || "20") };
    case "diff":
      return { command, environment: environment(), ...given(inputs, "against") };
    case "down":
      return { command, environment: environment(), data: switchedOn("data", inputs.data) };
  }
}

function deployWish(inputs: Inputs): DeployWish {
  const hotfix = switchedOn("hotfix", inputs.hotfix);
  if (hotfix) required("a hotfix", "reason", inputs);
  return {
    approveBy: names(inputs["approve-by"]),
    hotfix,
    dryRun: switchedOn("dry-run", inputs["dry-run"]),
    ...given(inputs, "reason"),
  };
}

function required(who: string, name: InputName, inputs: Inputs): string {
  if (inputs[name] !== "") return inputs[name];
  throw new UsageError(`input ${name}: ${who} needs it`);
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
