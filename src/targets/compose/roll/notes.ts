import type { Running } from "../../target.ts";
import type { ComposeDocument } from "../document.ts";
import { adviceBehindTraefik, adviceOn, type Advice } from "../gateways/advice.ts";
import { byLabels, routesTo, type Chosen } from "./strategy.ts";

/** What a person should know about how units are replaced, one sentence each. */
export function notesOnReplacing(
  chosen: ReadonlyMap<string, Chosen>,
  document: ComposeDocument,
  running: Running,
): string[] {
  const asked = [...chosen.values()].flatMap(({ note }) => note ?? []);
  return [
    ...asked,
    ...interruptions(chosen, document, running),
    ...closings(chosen, running),
    ...advice(chosen, document, running),
  ];
}

/** Who does not answer for a while; databases have a note of their own. */
function interruptions(
  chosen: ReadonlyMap<string, Chosen>,
  { units, model }: ComposeDocument,
  running: Running,
): string[] {
  const gateways = new Set(running.gateways?.map(({ unit }) => unit));
  return [...chosen].flatMap(([name, { strategy, how }]) => {
    const published = (model.services[name]?.ports ?? []).length > 0;
    const runs = running.units[name]?.instances.some(({ state }) => state === "running") === true;
    if (strategy !== "recreate" || units[name]?.role !== "service" || !runs || !(published || gateways.has(name)))
      return [];
    const behind = gateways.has(name) ? ", nor does what is behind it" : "";
    return [
      `${name} is stopped before its successor starts, because ${how}: it does not answer in between${behind}, for about a second and as long as it takes to start.`,
    ];
  });
}

/** What it costs that a gateway loads its files while it runs, where it costs something. */
function closings(chosen: ReadonlyMap<string, Chosen>, { gateways = [] }: Running): string[] {
  return gateways.flatMap(({ unit, kind, facts }) => {
    if (chosen.get(unit)?.strategy !== "reload" || (kind === "nginx" && facts.keepsIdle === true)) return [];
    const better = kind === "nginx" ? "; `keepalive_min_timeout 5s;` (NGINX 1.27.4 or newer) leaves them open" : "";
    return [
      `${unit} loads its new files while it runs, and closes idle connections when it does: a client that sends at that very moment must send again${better}.`,
    ];
  });
}

/** What a gateway could do better for the units that are rolled behind it. */
function advice(chosen: ReadonlyMap<string, Chosen>, document: ComposeDocument, { gateways = [] }: Running): string[] {
  const hosts = new Set(
    [...chosen].flatMap(([name, { strategy }]) =>
      strategy === "roll"
        ? routesTo(name, document, gateways).flatMap(({ routes }) => routes.map(({ host }) => host))
        : [],
    ),
  );
  const watched = [...chosen].flatMap(([name, { strategy }]) => {
    const service = document.model.services[name] ?? {};
    return strategy === "roll" && byLabels(service) ? [{ name, labels: service.labels ?? {} }] : [];
  });
  const isAbout = ({ hosts: about }: Advice) =>
    about.length === 0 ? watched.length > 0 : about.some((host) => hosts.has(host));
  return [
    ...gateways.flatMap((gateway) => adviceOn(gateway).filter(isAbout)),
    ...watched.flatMap(({ name, labels }) => adviceBehindTraefik(name, labels)),
  ].map(({ says, lines }) => `${says}. It would be: ${lines.map((line) => line.trim()).join(" ")}`);
}
