import type { KubeObject } from "../kubernetes/cluster/object.ts";
import { hashOf } from "../hash.ts";
import { labels } from "../kubernetes/marks.ts";
import { isMade, overOthers, type Wanted } from "../kubernetes/wanted.ts";
import type { HelmDocument } from "./document.ts";
import { keep } from "./marks.ts";
import { manifestOf } from "./parse.ts";
import type { Major } from "./commands.ts";

/** The objects that Helm applies: all of a release but the Secrets that are made of its secrets, which are in no chart. */
export function ofHelm(wanted: readonly Wanted[], { secrets }: Pick<HelmDocument, "secrets">): readonly Wanted[] {
  return wanted.filter(({ id }) => !isMade(id, secrets));
}

/** Names what Helm is to apply and to run, as a label can hold it. */
export function chartDefinition(document: HelmDocument, wanted: readonly Wanted[]): string {
  const objects = ofHelm(wanted, document).map(({ id, definition }) => [id, definition]);
  return hashOf({ objects, hooks: document.helm.hooks }).slice(0, 40);
}

/** What Helm is handed over instead of what it renders. Helm 4 finds its hooks in it too, Helm 3 renders them by itself. */
export function handedOver(document: HelmDocument, wanted: readonly Wanted[], major: Major): string {
  const objects = ofHelm(wanted, document).map(({ object }) => forHelm(object));
  return manifestOf(major === 3 ? objects : [...objects, ...document.helm.hooks]);
}

/** Helm writes by itself that it manages an object. */
function forHelm(object: KubeObject): KubeObject {
  const { labels: { [labels.managedBy]: _manager, ...others } = {}, annotations: said, ...metadata } = object.metadata;
  const policy = object.kind === "PersistentVolumeClaim" ? keep : {};
  return { ...object, metadata: { ...metadata, labels: others, annotations: { ...policy, ...said } } };
}

/** The objects as they are when Helm has applied them: it writes that it manages them. */
export function asHelmLeavesThem(wanted: readonly Wanted[], document: HelmDocument): readonly Wanted[] {
  return wanted.map((each) => {
    if (isMade(each.id, document.secrets)) return each;
    const { labels: said, ...metadata } = each.object.metadata;
    return {
      ...each,
      object: { ...each.object, metadata: { ...metadata, labels: { ...said, [labels.managedBy]: "Helm" } } },
    };
  });
}

/** The same as the API is asked about them. */
export function asked(wanted: readonly Wanted[], document: HelmDocument): readonly Wanted[] {
  return overOthers(asHelmLeavesThem(wanted, document), document);
}
