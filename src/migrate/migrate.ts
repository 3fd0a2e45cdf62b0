/**
 * A Compose app as manifests for Kustomize, laid out as `base`, `overlays` and `infrastructure`: a first version that a person
 * edits. What could not be carried over, or means something else there, is a note with its line. Nothing is read or written here.
 */
import { suffixOf } from "../config/conventions.ts";
import { layOut } from "./layout.ts";
import { dnsLabel, namesOf, rehosting } from "./names.ts";
import { notesFrom, type Finding, type Note } from "./notes.ts";
import { piecesOf } from "./piece.ts";
import type { ComposeApp, ComposeEnvironment, Translation } from "./source.ts";

export type Manifests = {
  /** Texts by their path below `k8s/`. */
  readonly files: Readonly<Record<string, string>>;
  readonly notes: readonly Note[];
  /** In the order of promotion. */
  readonly environments: readonly MigratedEnvironment[];
};

export type MigratedEnvironment = { readonly name: string; readonly overlay: string; readonly namespace: string };

/** The manifests of all environments, and what a person has to look at. */
export function manifestsOf(app: ComposeApp): Manifests {
  const findings: Finding[] = [];
  const environments = app.environments.map(({ name }) => {
    const overlay = dnsLabel(suffixOf(name));
    return { name, overlay, namespace: dnsLabel(`${app.app}-${overlay}`) };
  });
  const laid = app.environments.map((environment, index) => {
    const { overlay = "", namespace = "" } = environments[index] ?? {};
    return { overlay, namespace, pieces: piecesOf(translating(app, environment, findings)) };
  });
  const notes = notesFrom(
    findings,
    environments.map(({ name }) => name),
  );
  return { files: layOut(laid), notes, environments };
}

function translating(
  { app, file, trackedFiles }: ComposeApp,
  environment: ComposeEnvironment,
  findings: Finding[],
): Translation {
  const names = namesOf(environment.loaded.model);
  return {
    ...environment,
    app,
    source: { file, trackedFiles },
    nameOf: (service) => names.get(service) ?? dnsLabel(service),
    rehost: rehosting(names),
    note(kind, { service, path, holding, place }, what, instead) {
      const found = place ?? (path === undefined ? undefined : environment.loaded.sources.locate(path, holding));
      findings.push({ kind, what, instead, environment: environment.name, service, place: found });
    },
  };
}
