import type { EnvironmentConfig } from "../config/config.ts";
import { hostsOf } from "../config/hosts.ts";
import type { Problem } from "../errors.ts";
import type { Settings } from "./audit.ts";
import type { LoadedModel } from "./loaded.ts";
import type { PublishedPort } from "./model.ts";
import type { Path, Place } from "./sources.ts";

export type Neighbour = {
  readonly environment: EnvironmentConfig;
  readonly loaded: LoadedModel;
  readonly settings: Settings;
};

/** Something that an engine has only once. */
type Claim = {
  readonly environment: string;
  readonly service: string;
  readonly what: string;
  readonly place: Place | undefined;
  /** Two claims on the same thing that meet are a conflict. */
  readonly meets: (other: Claim) => boolean;
  readonly port?: Port;
  readonly hint: string;
};

type Port = { readonly address: string; readonly from: number; readonly to: number; readonly protocol: string };

/** What keeps environments on one target from living side by side, or one from living at all; each pair once. */
export function sideBySide(neighbours: readonly Neighbour[]): Problem[] {
  const claims = neighbours.map((each) => ({ engines: enginesOf(each.environment), claims: claimsOf(each) }));
  return claims.flatMap((own, index) => [
    ...withinOne(own.claims),
    ...claims
      .slice(index + 1)
      .flatMap((other) =>
        own.engines.some((engine) => other.engines.includes(engine)) ? between(own.claims, other.claims) : [],
      ),
  ]);
}

/** Where files are kept, as whom a host is reached and in which order says nothing about which engine runs them. */
function enginesOf({ target }: EnvironmentConfig): readonly string[] {
  const hosts = hostsOf(target);
  return hosts === undefined ? ["this machine's"] : hosts.all.map(({ host, port = 22 }) => `${host}:${port}`);
}

function withinOne(claims: readonly Claim[]): Problem[] {
  return claims.flatMap((first, index) =>
    claims.slice(index + 1).flatMap((second) => (first.meets(second) ? [conflict(first, second)] : [])),
  );
}

function between(left: readonly Claim[], right: readonly Claim[]): Problem[] {
  return left.flatMap((first) => right.flatMap((second) => (first.meets(second) ? [conflict(first, second)] : [])));
}

function conflict(first: Claim, second: Claim): Problem {
  const at = first.place === undefined ? "" : ` (${first.place.file}:${first.place.line})`;
  const who = (claim: Claim) => [claim.service, claim.environment].filter((each) => each !== "").join(" in ");
  return {
    ...second.place,
    message: `${second.what} is used by ${who(first)}${at} and by ${who(second)}, and the engine has it only once`,
    hint: second.hint,
  };
}

function claimsOf({ environment, loaded, settings }: Neighbour): Claim[] {
  const { model, sources } = loaded;
  const claim = (service: string, what: string, path: Path, hint: string, more: Partial<Claim> = {}): Claim => ({
    environment: environment.name,
    service,
    what,
    place: sources.locate(path),
    meets: (other) => other.what === what,
    hint,
    ...more,
  });
  const active = Object.entries(model.services).filter(([name]) => settings[name]?.active === true);
  return [
    claim(
      "",
      `the project name ${model.name}`,
      ["name"],
      `Set \`project:\` for one of the environments, or leave \`name:\` out.`,
    ),
    ...active.flatMap(([service, { container_name: name }]) =>
      name === undefined
        ? []
        : [
            claim(
              service,
              `the container name ${name}`,
              ["services", service, "container_name"],
              "Leave `container_name:` out, or put the environment into it.",
            ),
          ],
    ),
    ...active.flatMap(([service, { ports = [] }]) =>
      ports.flatMap((published) => {
        const port = portOf(published);
        if (port === undefined) return [];
        const what = `host port ${describePort(port)}`;
        const hint =
          "Write the port as a variable, for example `${PORT:-8080}:80`, with another value in each env file.";
        const place = sources.locate(["services", service, "ports"], [`${port.from}`, `${published.target}`]);
        return [
          claim(service, what, [], hint, {
            port,
            place,
            meets: (other) => other.port !== undefined && overlaps(port, other.port),
          }),
        ];
      }),
    ),
    ...Object.entries(model.volumes ?? {}).flatMap(([key, value]) => {
      const { name = "", external } = (value ?? {}) as { name?: string; external?: boolean };
      if (external === true || name === "" || name === `${model.name}_${key}`) return [];
      return [
        claim(
          "",
          `the volume ${name}`,
          ["volumes", key, "name"],
          "Leave the volume's `name:` out, or mark it `external: true` if both are meant to share it.",
        ),
      ];
    }),
  ];
}

function portOf({ published = "", host_ip: address = "", protocol = "tcp" }: PublishedPort): Port | undefined {
  const [from, to = from] = published.split("-").map(Number);
  if (published === "" || from === undefined || to === undefined || !(from > 0)) return undefined;
  return { address: isEvery(address) ? "" : address, from, to, protocol };
}

function isEvery(address: string): boolean {
  return address === "" || address === "0.0.0.0" || address === "::";
}

function describePort({ address, from, to, protocol }: Port): string {
  const range = from === to ? `${from}` : `${from}-${to}`;
  return `${address === "" ? "" : `${address}:`}${range}${protocol === "tcp" ? "" : `/${protocol}`}`;
}

function overlaps(left: Port, right: Port): boolean {
  const address = left.address === "" || right.address === "" || left.address === right.address;
  return address && left.protocol === right.protocol && left.from <= right.to && right.from <= left.to;
}
