import { TargetError } from "../../../errors.ts";
import type { RunningGateway } from "../../target.ts";
import { serviceContainers, serviceOf } from "../current.ts";
import type { Tools } from "../tools.ts";
import { handedFolder } from "./nginx.ts";
import { connectionsTo, handedFiles, hostsLines, hostsMark, runtimeCommands, type Pin } from "./pins.ts";
import { reload } from "./reload.ts";
import { tellHaproxy } from "./runtime.ts";

export type Steering = Pick<Tools, "engine" | "clock" | "project">;

/** Go looks at the hosts file again when what it knows of it is this old. */
const goHostsMs = 5_200;

/** Every running container of a gateway sends its requests for these routes to these addresses, and to no others, when this is done. */
export async function point(gateway: RunningGateway, pins: readonly Pin[], tools: Steering): Promise<void> {
  await Promise.all((await containersOf(gateway, tools)).map((id) => pointOne(id, gateway, pins, tools)));
}

/** The gateway finds names by itself again. */
export async function release(gateway: RunningGateway, tools: Steering): Promise<void> {
  const handed = gateway.routes.some(({ way }) => way === "map");
  await Promise.all(
    (await containersOf(gateway, tools)).map(async (id) => {
      await asRoot(id, writeHosts, ["", hostsMark], tools);
      if (!handed) return;
      await asRoot(id, 'rm -rf "$1"', [handedFolder], tools);
      await reload(id, gateway, tools);
    }),
  );
}

async function pointOne(id: string, gateway: RunningGateway, pins: readonly Pin[], tools: Steering): Promise<void> {
  const of = (...ways: string[]) => pins.filter(({ route }) => ways.includes(route.way));
  const [named, handed, told] = [of("reload", "hosts"), of("map"), of("runtime")];
  if (named.length > 0) await asRoot(id, writeHosts, [hostsLines(named), hostsMark], tools);
  if (handed.length > 0) {
    const { map, upstreams } = handedFiles(handed);
    await asRoot(id, writeHanded, [handedFolder, map, upstreams], tools);
  }
  if (handed.length > 0 || of("reload").length > 0) await reload(id, gateway, tools);
  if (of("hosts").length > 0) await tools.clock.sleep(goHostsMs);
  if (told.length > 0) await tellHaproxy(id, gateway, runtimeCommands(told), tools);
}

/** In place: the file is mounted, and can only be written to. */
const writeHosts = 'kept=$(grep -v "$2\\$" /etc/hosts); printf "%s\\n%s" "$kept" "$1" > /etc/hosts';
const writeHanded =
  'mkdir -p "$1" && chmod 755 "$1" && printf %s "$2" > "$1/new" && printf %s "$3" > "$1/newer" && chmod 644 "$1/new" "$1/newer" && mv "$1/newer" "$1/upstreams.conf" && mv "$1/new" "$1/routes.map"';

/** How many connections a gateway still has to these addresses; `undefined` when it cannot be told. */
export async function openConnections(
  gateway: RunningGateway,
  addresses: readonly string[],
  tools: Steering,
): Promise<number | undefined> {
  const counts = await Promise.all(
    (await containersOf(gateway, tools)).map(async (id) => {
      const words = ["sh", "-c", "cat /proc/net/tcp /proc/net/tcp6 2>/dev/null; true"];
      const { exitCode, output } = await tools.engine.exec(id, words, AbortSignal.timeout(5_000), { whole: true });
      return exitCode === 0 ? connectionsTo(addresses, output) : undefined;
    }),
  );
  return counts.some((count) => count === undefined) ? undefined : counts.reduce<number>((sum, n) => sum + (n ?? 0), 0);
}

async function containersOf({ unit }: RunningGateway, { engine, project }: Steering): Promise<string[]> {
  const all = await serviceContainers(engine, project);
  return all.filter((each) => serviceOf(each) === unit && each.State === "running").map(({ Id }) => Id);
}

async function asRoot(id: string, script: string, args: readonly string[], { engine }: Steering): Promise<void> {
  const words = ["sh", "-c", script, "sh", ...args];
  const { exitCode, output } = await engine.exec(id, words, AbortSignal.timeout(10_000), { user: "0" });
  if (exitCode === 0) return;
  throw new TargetError("target.failed", `the gateway could not be told where requests go: ${output}`, {
    hint: "Its container needs a shell and a file system that can be written to; else let the service be recreated (strategy: recreate).",
  });
}
