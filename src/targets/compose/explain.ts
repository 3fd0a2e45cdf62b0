import type { Failure } from "../target.ts";
import type { Container, Engine, EngineEvent } from "./engine/engine.ts";
import type { Tools } from "./tools.ts";
import { meaning } from "../exit-code.ts";

const logLines = 20;
const mostEvents = 20;

/** What a person needs to understand a unit: its container's last log lines and what the engine did with it since then. */
export async function evidence(
  id: string,
  since: Date,
  { engine, clock, redact }: Pick<Tools, "engine" | "clock" | "redact">,
): Promise<Pick<Failure, "log" | "events">> {
  // The engine writes logs and events a moment after the fact.
  await clock.sleep(100);
  const [log, events] = await Promise.all([engine.logs(id, logLines), eventsOf(id, since, engine, clock.now())]);
  return { log: log.map(redact), events };
}

async function eventsOf(id: string, since: Date, engine: Engine, now: Date): Promise<string[]> {
  const happened = await engine.events(id, since, now);
  const told = happened.filter(({ Action }) => !Action.startsWith("exec_") && Action !== "attach");
  const first = told[0]?.timeNano ?? 0;
  return told.slice(-mostEvents).map((event) => `${((event.timeNano - first) / 1e9).toFixed(1)} s: ${words(event)}`);
}

function words({ Action: action, Actor: { Attributes: facts } }: EngineEvent): string {
  switch (action) {
    case "create":
      return "created";
    case "start":
      return "started";
    case "rename":
      return "renamed";
    case "die":
      return `ended with exit code ${facts["exitCode"] ?? "unknown"}`;
    case "oom":
      return "the kernel found no memory for it";
    case "kill":
      return `was sent signal ${facts["signal"] ?? "9"}`;
    case "destroy":
      return "removed";
    default:
      return action.replaceAll("_", " ");
  }
}

/** The exit code of the last end that the events tell of. */
export function lastExitCode(events: readonly string[]): string | undefined {
  return events.flatMap((event) => /ended with exit code (\d+)/.exec(event)?.[1] ?? []).at(-1);
}

/** Why a container does not run, in one sentence without its name; `undefined` while it may yet become ready. */
export function trouble(container: Container | undefined, restartsBefore: number): string | undefined {
  if (container === undefined) return "its container was removed while it started";
  const { Status: status, ExitCode: code, OOMKilled: oom, Error: refused } = container.State;
  const restarted = container.RestartCount > restartsBefore;
  const down = ["created", "exited", "dead", "removing"].includes(status);
  if (!down && !restarted && status !== "restarting") return undefined;
  if (refused !== "") return `could not be started: ${refused}`;
  if (status === "created") return "was made and not started";
  if (oom) return `was killed because it used all of its memory${limitOf(container)}`;
  return restarted || status === "restarting" ? restartedByRule : `ended with exit code ${code}${meaning(code)}`;
}

/** Once it runs again, only the events know with which exit code it ended. */
export const restartedByRule = "ended and was started again by its restart rule";

function limitOf({ HostConfig: { Memory: bytes } }: Container): string {
  return bytes === 0 ? "" : ` (${Math.round(bytes / 1024 / 1024)} MiB)`;
}
