import { TargetError } from "../../../errors.ts";
import type { RunningGateway } from "../../target.ts";
import type { Process } from "../engine/engine.ts";
import { reloadCaddy } from "./loading.ts";
import type { Steering } from "./steer.ts";

const pauseMs = 30;
const longestMs = 10_000;

/** A new set of workers takes all new connections when this is done; the old ones finish what they have. */
export async function reload(id: string, gateway: RunningGateway, tools: Steering): Promise<void> {
  const { engine, clock } = tools;
  if (gateway.kind === "caddy") {
    await reloadByItself(id, gateway, tools);
    return;
  }
  const before = new Set(workersIn(await engine.processes(id), gateway).map(({ pid }) => pid));
  await askToReload(id, gateway, tools);
  const end = clock.now().getTime() + longestMs;
  for (;;) {
    const now = workersIn(await engine.processes(id), gateway);
    if (now.length > 0 && isExchanged(now, before, gateway)) return;
    if (clock.now().getTime() > end) break;
    await clock.sleep(pauseMs);
  }
  const said = (await engine.logs(id, 3)).join("\n");
  throw new TargetError("target.failed", `${gateway.unit} did not load its configuration again: ${said}`, {
    hint: `docker exec ${id.slice(0, 12)} ${gateway.kind === "nginx" ? "nginx -t" : "haproxy -c -f FILE"} tells why.`,
  });
}

/** Caddy answers when it has exchanged everything, or why it will not. */
async function reloadByItself(id: string, { unit }: RunningGateway, { engine }: Steering): Promise<void> {
  const container = await engine.container(id);
  const { exitCode, output } = await engine.exec(id, reloadCaddy(container ?? {}), AbortSignal.timeout(longestMs));
  if (exitCode === 0) return;
  throw new TargetError("target.failed", `${unit} did not load its configuration again: ${output}`);
}

async function askToReload(id: string, { kind, facts }: RunningGateway, { engine }: Steering): Promise<void> {
  if (kind === "haproxy") {
    await engine.signal(id, "SIGUSR2");
    return;
  }
  const [container, processes] = await Promise.all([engine.container(id), engine.processes(id)]);
  const master = processes.find(({ command }) => command.startsWith("nginx: master process"));
  if (master !== undefined && master.pid === container?.State.Pid) {
    await engine.signal(id, "SIGHUP");
    return;
  }
  const words = ["nginx", "-s", "reload", ...(facts.config === undefined ? [] : ["-c", facts.config])];
  await engine.exec(id, words, AbortSignal.timeout(longestMs));
}

/** Those that take new connections. */
function workersIn(processes: readonly Process[], { kind }: RunningGateway): readonly Process[] {
  if (kind === "haproxy") return processes.slice(1);
  return processes.filter(({ command }) => /^nginx: worker process(?! is shutting down)/.test(command));
}

/** An old HAProxy worker is not told apart by its name; it hands its sockets over before the new one is there. */
function isExchanged(now: readonly Process[], before: ReadonlySet<number>, { kind }: RunningGateway): boolean {
  return kind === "haproxy" ? now.some(({ pid }) => !before.has(pid)) : now.every(({ pid }) => !before.has(pid));
}
