import type { Materials } from "../target.ts";
import { idOf, type KubeObject } from "./cluster/object.ts";
import type { KubernetesDocument, SecretDocument, UnitDocument } from "./document.ts";
import { hashOf } from "../hash.ts";
import { annotations, labelsOf, type Owner } from "./marks.ts";
import { withTemplate } from "./pods.ts";
import { waveOf } from "./units.ts";

/** An object of a release as it is applied, with the marks of whose it is and what it was made from. */
export type Wanted = {
  /** What people call it, for example `deployment/auth`. */
  readonly id: string;
  readonly object: KubeObject;
  readonly definition: string;
  readonly wave: number;
  readonly unit?: UnitDocument;
  /** What its pods are made from, for a unit. */
  readonly template?: string;
};

/**
 * Everything that a release wants on the cluster, the Secrets that it makes too. The definition of a workload tells of all whose
 * change makes its pods start anew: itself, the ConfigMaps that it uses, and, behind a dash, the values of its Secrets.
 */
export function wantedOf(document: KubernetesDocument, materials: Materials, owner: Owner): readonly Wanted[] {
  const prints = secretPrints(document, materials);
  const maps = new Map(
    document.objects.flatMap(({ kind, metadata: { name }, ...rest }) => (kind === "ConfigMap" ? [[name, rest]] : [])),
  );
  const objects = document.objects.map((object): Wanted => {
    const id = idOf(object);
    const unit = document.units[id];
    if (unit === undefined) return plain(object, owner);
    const uses = unit.configMaps.map((name) => [name, maps.get(name) ?? {}]);
    const values = unit.secrets.map((name) => [name, prints.get(name) ?? ""]);
    const rotation = values.length === 0 ? "" : `-${hashOf(values).slice(0, 16)}`;
    const template = hashOf({ template: podsOf(object), uses }) + rotation;
    const definition = hashOf({ object, uses }) + rotation;
    const marked = withTemplate(marks(object, definition, owner), (pods) => ({
      ...pods,
      metadata: {
        ...pods.metadata,
        labels: { ...pods.metadata?.labels, ...podLabels(owner) },
        annotations: { ...pods.metadata?.annotations, [annotations.template]: template },
      },
    }));
    return { id, object: marked, definition, wave: unit.wave, unit, template };
  });
  return [...objects, ...madeObjects(document, materials, owner)];
}

/** Any object that is no unit, with its marks. */
export function plain(object: KubeObject, owner: Owner): Wanted {
  const definition = hashOf(object);
  return { id: idOf(object), object: marks(object, definition, owner), definition, wave: waveOf(object) };
}

/** The Secrets that a release makes, with their values. */
export function madeObjects(
  { secrets }: Pick<KubernetesDocument, "secrets">,
  materials: Materials,
  owner: Owner,
): readonly Wanted[] {
  const prints = secretPrints({ secrets }, materials);
  return Object.entries(secrets).map(([name, { type, keys }]): Wanted => {
    const data = Object.entries(keys).map(([key, secret]) => {
      const value = materials.secrets.get(secret)?.reveal() ?? "";
      return [key, Buffer.from(value).toString("base64")];
    });
    const metadata = { name, namespace: owner.namespace };
    const object = { apiVersion: "v1", kind: "Secret", metadata, type, data: Object.fromEntries(data) as unknown };
    const definition = prints.get(name) ?? "";
    return { id: idOf(object), object: marks(object, definition, owner), definition, wave: 0 };
  });
}

/** What tells whether a made Secret changed, without its values; by its name. */
export function secretPrints(
  { secrets }: Pick<KubernetesDocument, "secrets">,
  { secrets: values, fingerprintKey }: Materials,
): ReadonlyMap<string, string> {
  const printOf = ({ type, keys }: SecretDocument) => {
    const parts = Object.entries(keys).map(([key, name]) => [key, values.get(name)?.fingerprint(fingerprintKey) ?? ""]);
    return hashOf({ type, parts });
  };
  return new Map(Object.entries(secrets).map(([name, secret]) => [name, printOf(secret)]));
}

/** Whether an object is one of the Secrets that a release makes, which nobody else is given. */
export function isMade(id: string, secrets: KubernetesDocument["secrets"]): boolean {
  return id.startsWith("secret/") && id.slice("secret/".length) in secrets;
}

/** The same as the API is asked about them, before somebody else applies them under another name than ours. */
export function overOthers(
  wanted: readonly Wanted[],
  { secrets }: Pick<KubernetesDocument, "secrets">,
): readonly Wanted[] {
  return wanted.map((each) => {
    if (isMade(each.id, secrets)) return each;
    const { annotations: said, ...metadata } = each.object.metadata;
    const object = { ...each.object, metadata: { ...metadata, annotations: { ...said, [annotations.force]: "true" } } };
    return { ...each, object };
  });
}

/** Whether two definitions differ only in the values of secrets. */
export function differsInSecretsOnly(left: string, right: string): boolean {
  return left !== right && left.slice(0, 64) === right.slice(0, 64);
}

function marks(object: KubeObject, definition: string, owner: Owner): KubeObject {
  const { labels, annotations: said, ...metadata } = object.metadata;
  return {
    ...object,
    metadata: {
      ...metadata,
      labels: { ...labels, ...labelsOf(owner) },
      annotations: { ...said, [annotations.definition]: definition },
    },
  };
}

/** By these a pod is found; who manages it is its workload's affair. */
function podLabels(owner: Owner): Record<string, string> {
  return Object.fromEntries(Object.entries(labelsOf(owner)).filter(([name]) => name.startsWith("aip-deploy.")));
}

function podsOf(object: KubeObject): unknown {
  let found: unknown;
  withTemplate(object, (template) => (found = template));
  return found;
}
