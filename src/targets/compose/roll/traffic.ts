import type { RunningGateway } from "../../target.ts";
import { serviceContainers, serviceOf } from "../current.ts";
import type { ContainerSummary } from "../engine/engine.ts";
import type { Pin } from "../gateways/pins.ts";
import { openConnections, point, release } from "../gateways/steer.ts";
import { inWords, secondsSince, type Work } from "../tools.ts";
import { byLabels, routesTo, type Routed } from "./strategy.ts";

export type Move = {
  readonly unit: string;
  readonly to: readonly ContainerSummary[];
  readonly from: readonly ContainerSummary[];
};

/** Where requests go while containers are exchanged. */
export type Traffic = {
  /** Requests stay with these containers: one that is being started is in the engine's DNS long before it is ready. */
  hold(held: readonly { readonly unit: string; readonly containers: readonly ContainerSummary[] }[]): Promise<void>;
  /** Sends requests elsewhere and waits until the old containers have answered what they have; says how that went, by unit. */
  move(moves: readonly Move[]): Promise<ReadonlyMap<string, string>>;
  /** Gateways find names by themselves again. */
  letGo(): Promise<void>;
};

export const defaultDrainSeconds = 10;
const drainPauseMs = 50;
/** After the answer's own time: a request that is just being passed on. */
const askedAgainMs = 300;
/** Traefik gathers what the engine says for so long, and then makes up its mind. */
const usualGatherSeconds = 2;
const eventsMs = 1_000;

const pinned = new Set(["map", "reload", "hosts", "runtime"]);
/** What would be found by name before it is ready. */
const heldWays = new Set(["map", "hosts"]);

/** The traffic of one step's units through the gateways that lead to them. */
export function traffic(gateways: readonly RunningGateway[], work: Work): Traffic {
  const pins = new Map<RunningGateway, Map<string, Pin>>();
  const routed = new Map(work.step.units.map((unit) => [unit, routesTo(unit, work.document, gateways)]));
  for (const { gateway } of [...routed.values()].flat()) if (gateway.pinned.length > 0) pins.set(gateway, new Map());

  const networks = new Map<RunningGateway, Promise<ReadonlySet<string>>>();
  const networksOf = (gateway: RunningGateway) => {
    const known = networks.get(gateway) ?? networkNames(gateway, work);
    networks.set(gateway, known);
    return known;
  };

  async function pin(
    wanted: readonly { unit: string; containers: readonly ContainerSummary[] }[],
    ways: ReadonlySet<string>,
  ) {
    const changed = new Set<RunningGateway>();
    for (const { unit, containers } of wanted) {
      for (const { gateway, route } of each(routed.get(unit) ?? [])) {
        if (!ways.has(route.way)) continue;
        const addresses = await addressesOf(containers, work, await networksOf(gateway));
        if (addresses.length === 0) continue;
        const own = pins.get(gateway) ?? new Map<string, Pin>();
        pins.set(gateway, own);
        own.set(`${route.host}:${route.port ?? ""} ${route.way}`, { route, port: route.port ?? 80, addresses });
        changed.add(gateway);
      }
    }
    await Promise.all([...changed].map((gateway) => point(gateway, [...(pins.get(gateway)?.values() ?? [])], work)));
  }

  return {
    hold: (held) => pin(held, heldWays),
    async move(moves) {
      await settle(moves, routed, gateways, work);
      await pin(
        moves.map(({ unit, to: containers }) => ({ unit, containers })),
        pinned,
      );
      const said = await Promise.all(
        moves.map(async (move) => [move.unit, await drain(move, routed.get(move.unit) ?? [], work)] as const),
      );
      return new Map(said.flatMap(([unit, words]) => (words === undefined ? [] : [[unit, words]])));
    },
    async letGo() {
      const held = [...pins.keys()].filter(({ routes }) => routes.some(({ way }) => way !== "runtime"));
      await Promise.all(held.map((gateway) => release(gateway, work)));
      pins.clear();
    },
  };
}

function each(routed: readonly Routed[]) {
  return routed.flatMap(({ gateway, routes }) => routes.map((route) => ({ gateway, route })));
}

/** Who asks by himself must have asked since the new one is ready, or he would only know the one that goes. */
async function settle(
  moves: readonly Move[],
  routed: ReadonlyMap<string, readonly Routed[]>,
  gateways: readonly RunningGateway[],
  { clock, document }: Work,
): Promise<void> {
  const waits = moves.flatMap(({ unit }) => {
    const routes = each(routed.get(unit) ?? []);
    const { ready } = document.units[unit] ?? {};
    // A gateway that asks for names which nobody can know beforehand may ask for anything that answers.
    const asking =
      routes.length === 0 && (ready?.kind === "http" || ready?.kind === "tcp")
        ? gateways
        : routes.filter(({ route }) => route.way === "ask").map(({ gateway }) => gateway);
    const asked = asking.map(({ facts }) =>
      facts.validSeconds === undefined ? 0 : facts.validSeconds * 1000 + askedAgainMs,
    );
    const watching = byLabels(document.model.services[unit] ?? {});
    const gathers = gateways.find(({ kind }) => kind === "traefik")?.facts.validSeconds ?? usualGatherSeconds;
    return [...asked, watching ? gathers * 1000 + eventsMs : 0];
  });
  const longest = Math.min(Math.max(0, ...waits), 60_000);
  if (longest > 0) await clock.sleep(longest);
}

/** Waits until the gateways have no connection to the old containers any more; words for what was seen. */
async function drain({ unit, from }: Move, routed: readonly Routed[], work: Work): Promise<string | undefined> {
  const told = routed.filter(({ routes }) => routes.some(({ way }) => pinned.has(way))).map(({ gateway }) => gateway);
  if (told.length === 0 || from.length === 0) return undefined;
  const addresses = await addressesOf(from, work);
  const { drainSeconds = defaultDrainSeconds } = work.document.units[unit] ?? {};
  const started = work.clock.now();
  let most = 0;
  for (;;) {
    const counts = await Promise.all(told.map((gateway) => openConnections(gateway, addresses, work)));
    if (counts.includes(undefined)) {
      await work.clock.sleep(Math.min(2, drainSeconds) * 1000);
      return "its connections could not be counted";
    }
    const open = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
    most = Math.max(most, open);
    if (open === 0)
      return most === 0 ? "nothing was left to drain" : `drained in ${inWords(secondsSince(started, work.clock))}`;
    if (secondsSince(started, work.clock) >= drainSeconds) {
      return `${open} ${open === 1 ? "connection was" : "connections were"} still open after ${drainSeconds} s`;
    }
    await work.clock.sleep(drainPauseMs);
  }
}

/** One address of each container that can be reached from one of these networks; every one when none are given. */
async function addressesOf(
  containers: readonly ContainerSummary[],
  { engine }: Work,
  from?: ReadonlySet<string>,
): Promise<string[]> {
  const found = await Promise.all(containers.map(({ Id }) => engine.container(Id)));
  return found.flatMap((container) => {
    const networks = Object.entries(container?.NetworkSettings.Networks ?? {});
    const own = networks.flatMap(([name, { IPAddress }]) =>
      IPAddress === "" || from?.has(name) === false ? [] : [IPAddress],
    );
    return from === undefined ? own : own.slice(0, 1);
  });
}

async function networkNames({ unit }: RunningGateway, { engine, project }: Work): Promise<ReadonlySet<string>> {
  const all = await serviceContainers(engine, project);
  const own = await Promise.all(all.filter((one) => serviceOf(one) === unit).map(({ Id }) => engine.container(Id)));
  return new Set(own.flatMap((container) => Object.keys(container?.NetworkSettings.Networks ?? {})));
}
