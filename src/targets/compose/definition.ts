import { secretsIn } from "../../compose/placeholders.ts";
import type { ComposeModel, ComposeService, FileObject } from "../../compose/model.ts";
import type { Materials } from "../target.ts";
import { hashOf } from "../hash.ts";
import { secretIn } from "./references.ts";

/** The hash of everything about a service whose change makes a restart necessary: not its order, and not how many there are. */
export function definitionHash(service: ComposeService, model: ComposeModel): string {
  const { depends_on: _order, scale: _scale, deploy, ...rest } = service;
  const { replicas: _replicas, ...limits } = deploy ?? {};
  const definition = { service: { ...rest, deploy: limits }, uses: usedBy(service, model) };
  return hashOf(definition);
}

/** The parts of the model that a service names, by section and name. */
export function usedBy(service: ComposeService, model: ComposeModel): Record<Section, Record<string, unknown>> {
  return {
    configs: pick(model.configs, sourcesOf(service.configs)),
    networks: pick(model.networks, Object.keys(service.networks ?? {})),
    secrets: pick(model.secrets, sourcesOf(service.secrets)),
    volumes: pick(
      model.volumes,
      (service.volumes ?? []).filter(({ type }) => type === "volume").map(({ source = "" }) => source),
    ),
  };
}

export type Section = "configs" | "networks" | "secrets" | "volumes";

/** Names of the secrets whose values a service gets, sorted, each once. */
export function secretsOf(service: ComposeService, model: ComposeModel): string[] {
  const { depends_on: _order, ...rest } = service;
  const used = usedBy(service, model);
  const files = [...Object.values(used.secrets), ...Object.values(used.configs)].flatMap((each) => {
    const name = secretIn((each as FileObject).file);
    return name === undefined ? [] : [name];
  });
  return [...new Set([...files, ...secretsIn(rest), ...secretsIn(used)])].sort();
}

/** Names what a unit is started from, rotated secrets included; the engine keeps it as a label. */
export function labelOf(unit: { definition: string; secrets: readonly string[] }, prints: Fingerprints): string {
  if (unit.secrets.length === 0) return unit.definition;
  const values = unit.secrets.map((name) => [name, prints[name] ?? ""]);
  return `${unit.definition}-${hashOf(values).slice(0, 16)}`;
}

/** By the secret's name. */
export type Fingerprints = Readonly<Record<string, string>>;

/** What tells whether a secret was rotated, without the secret. */
export function fingerprintsOf({ secrets, fingerprintKey }: Materials): Fingerprints {
  return Object.fromEntries([...secrets].map(([name, secret]) => [name, secret.fingerprint(fingerprintKey)]));
}

/** Whether two labels differ only in the values of secrets. */
export function differsInSecretsOnly(left: string, right: string): boolean {
  return left !== right && left.slice(0, 64) === right.slice(0, 64);
}

function sourcesOf(uses: readonly { readonly source: string }[] | undefined): string[] {
  return (uses ?? []).map(({ source }) => source);
}

function pick(from: Readonly<Record<string, unknown>> | undefined, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.flatMap((name) => (from?.[name] === undefined ? [] : [[name, from[name]]])));
}
