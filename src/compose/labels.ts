import type { ReadyConfig, Strategy, TaskConfig } from "../config/config.ts";
import { secondsOf } from "../config/duration.ts";
import { shellWords } from "../config/shell-words.ts";
import type { ComposeService } from "./model.ts";
import { singleDollars } from "./placeholders.ts";

/** What a service says about itself with labels; what cannot be understood is in `wrong` by label. */
export type Labels = {
  readonly stateful?: boolean;
  readonly oneShot?: boolean;
  readonly ready?: ReadyConfig;
  readonly startSeconds?: number;
  readonly strategy?: Strategy;
  readonly drainSeconds?: number;
  /** By name. */
  readonly tasks: readonly TaskConfig[];
  /** The path of the JUnit report inside of the container; empty when none is written. */
  readonly tests?: string;
  readonly wrong: Readonly<Record<string, string>>;
};

type Understood = Partial<Omit<Labels, "wrong">>;
type Reading = Understood | { readonly problem: string };

const prefix = "aip-deploy.";
const taskTimeoutSeconds = 600;
const goodStatus = 200;

const readers: Readonly<Record<string, (value: string) => Reading>> = {
  stateful: (value) => yesOrNo(value, (stateful) => ({ stateful })),
  "one-shot": (value) => yesOrNo(value, (oneShot) => ({ oneShot })),
  ready: readReady,
  "start-timeout": (value) => {
    if (!/^(?=.*[1-9])(\d+|(\d+[dhms])+)$/.test(value))
      return { problem: `must be a duration such as 90s or 2m, got "${value}"` };
    return { startSeconds: secondsIn(value) };
  },
  strategy: (value) =>
    value === "roll" || value === "recreate"
      ? { strategy: value }
      : { problem: `must be roll or recreate, got "${value}"` },
  drain: (value) =>
    /^(\d+|(\d+[dhms])+)$/.test(value)
      ? { drainSeconds: secondsIn(value) }
      : { problem: `must be a duration such as 10s or 2m, got "${value}"` },
  tests: (value) => ({ tests: value }),
};

/** Labels may leave the `s` of seconds away. */
function secondsIn(value: string): number {
  return /^\d+$/.test(value) ? Number(value) : secondsOf(value);
}

/** Reads the labels that begin with `aip-deploy.`; the same words mean the same as in aip-deploy.yml. */
export function labelsOf(service: ComposeService): Labels {
  const own = Object.entries(singleDollars(service.labels ?? {})).filter(([label]) => label.startsWith(prefix));
  const readings = own
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([label, value]) => {
      return { label, reading: readLabel(label.slice(prefix.length), value.trim()) };
    });
  const understood = readings.flatMap(({ reading }) => ("problem" in reading ? [] : [reading]));
  return {
    ...(Object.assign({}, ...understood) as Understood),
    tasks: understood.flatMap(({ tasks = [] }) => tasks),
    wrong: Object.fromEntries(
      readings.flatMap(({ label, reading }) => ("problem" in reading ? [[label, reading.problem]] : [])),
    ),
  };
}

function readLabel(name: string, value: string): Reading {
  const task = /^task\.([A-Za-z0-9][\w.-]*)$/.exec(name)?.[1];
  if (task !== undefined) return readTask(task, value);
  const known = [...Object.keys(readers), "task.<name>"].map((each) => prefix + each).join(", ");
  return Object.hasOwn(readers, name) ? (readers[name]?.(value) ?? {}) : { problem: `is unknown; known are ${known}` };
}

function readTask(name: string, value: string): Reading {
  const read = shellWords(value);
  if ("problem" in read) return { problem: `${read.problem}: ${value}` };
  return { tasks: [{ name, command: read.words, timeoutSeconds: taskTimeoutSeconds }] };
}

function readReady(value: string): Reading {
  const [, kind, port, path] = /^(http|tcp):\/\/:(\d{1,5})(\/\S*)?$/.exec(value) ?? [];
  if (kind === "http") return { ready: { kind, port: Number(port), path: path ?? "/", status: [goodStatus] } };
  if (kind === "tcp" && path === undefined) return { ready: { kind, port: Number(port) } };
  const read = /^\w+:\/\//.test(value)
    ? { problem: "must be http://:PORT/path, tcp://:PORT or a command" }
    : shellWords(value);
  return "problem" in read
    ? { problem: `${read.problem}, got "${value}"` }
    : { ready: { kind: "command", command: read.words } };
}

function yesOrNo(value: string, then: (answer: boolean) => Understood): Reading {
  return /^(true|false)$/.test(value) ? then(value === "true") : { problem: `must be true or false, got "${value}"` };
}
