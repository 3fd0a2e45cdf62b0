import { TargetError } from "../../../errors.ts";
import type { Bundle } from "../../../release/release.ts";
import type { RunningGateway } from "../../target.ts";
import { readDocument } from "../document.ts";

/** A unit that shows everybody the page while its environment is closed. */
export type Door = {
  readonly unit: string;
  readonly kind: DoorKind;
  /** The file that it was started with, for when the release does not name it. */
  readonly config?: string;
};

export const doorKinds = ["nginx", "haproxy"] as const;
export type DoorKind = (typeof doorKinds)[number];

/**
 * The gateways by which requests come in from outside: those that publish ports, or all of them when none does, since something
 * before the project leads there then. Throws `target.refused` when there is none, or one that cannot show a page.
 */
export function doorsOf(gateways: readonly RunningGateway[], bundle: Bundle): readonly Door[] {
  const { services } = readDocument(bundle).model;
  const found = new Map(gateways.map((each) => [withoutHost(each.unit), each]));
  const published = [...found.keys()].filter((unit) => (services[unit]?.ports ?? []).length > 0);
  const chosen = published.length > 0 ? published : [...found.keys()];
  if (chosen.length === 0) {
    throw new TargetError("target.refused", "no gateway runs that could show a page", {
      hint: "It has to be an NGINX or a HAProxy that takes requests to the other services. One that is not known as such: services.NAME.gateway in aip-deploy.yml.",
    });
  }
  return chosen.sort().map((unit) => doorOf(unit, found.get(unit)));
}

function doorOf(unit: string, gateway: RunningGateway | undefined): Door {
  const kind = doorKinds.find((each) => each === gateway?.kind);
  if (kind === undefined) {
    const what = gateway?.kind === "traefik" ? "Traefik" : "Caddy";
    throw new TargetError("target.refused", `${unit} is a ${what}, which cannot show the maintenance page yet`, {
      hint: "NGINX and HAProxy can. Have its own configuration answer 503 to everybody, and deploy that.",
    });
  }
  const config = gateway?.facts.config;
  return { unit, kind, ...(config === undefined ? {} : { config }) };
}

/** Of several hosts, the unit's name stands behind that of its host. */
export function withoutHost(unit: string): string {
  return unit.slice(unit.indexOf("/") + 1);
}
