import { isAbsolute, relative } from "node:path";
import type { ComposeModel, ComposeService, FileObject } from "../../compose/model.ts";
import { singleDollars } from "../../compose/placeholders.ts";
import { referenceTo, type KnownSecret, type SecretReference } from "../../secrets/reference.ts";
import type { Captures } from "./capture.ts";
import { usedBy } from "./definition.ts";
import { secretReference, treeReference } from "./references.ts";

export type SectionsRendering = {
  readonly root: string;
  readonly secrets: Readonly<Record<string, KnownSecret>>;
  readonly captures: Captures;
};

/**
 * The networks, volumes, secrets and configs that the services use. Secrets become secret references, configs in the
 * checkout become trees; a config elsewhere on the host stays where it is.
 */
export async function renderSections(
  model: ComposeModel,
  services: readonly ComposeService[],
  rendering: SectionsRendering,
): Promise<Omit<ComposeModel, "name" | "services">> {
  const used = services.map((service) => usedBy(service, model));
  const networks = merged(used.map((each) => each.networks)) as NonNullable<ComposeModel["networks"]>;
  const volumes = merged(used.map((each) => each.volumes)) as NonNullable<ComposeModel["volumes"]>;
  const secrets = merged(used.map((each) => each.secrets)) as Record<string, FileObject>;
  const configs = merged(used.map((each) => each.configs)) as Record<string, FileObject>;
  const sections = {
    networks,
    volumes,
    secrets: await changed(secrets, (name, secret) => renderSecret(name, secret, rendering)),
    configs: await changed(configs, (name, config) => renderConfig(name, config, rendering)),
  };
  return Object.fromEntries(Object.entries(sections).filter(([, section]) => Object.keys(section).length > 0));
}

function renderSecret(name: string, secret: FileObject, rendering: SectionsRendering): FileObject {
  const { file, environment, ...rest } = secret;
  if (file !== undefined)
    return fromSecret(rest, { name, from: "file", file: inRoot(file, rendering.root) }, rendering);
  if (environment !== undefined) return fromSecret(rest, variable(name, environment, rendering), rendering);
  return secret;
}

async function renderConfig(name: string, config: FileObject, rendering: SectionsRendering): Promise<FileObject> {
  const { file, environment, ...rest } = config;
  if (environment !== undefined) return fromSecret(rest, variable(name, environment, rendering), rendering);
  if (file === undefined || isAbsolute(inRoot(file, rendering.root))) return config;
  return { ...rest, file: treeReference(await rendering.captures.tree(singleDollars(file))) };
}

function fromSecret(rest: FileObject, reference: SecretReference, { captures }: SectionsRendering): FileObject {
  return { ...rest, file: secretReference(captures.secret(reference)) };
}

/** A variable that the environment knows as a secret keeps that one name and source everywhere. */
function variable(name: string, environment: string, { secrets }: SectionsRendering): SecretReference {
  const source = secrets[environment];
  return source === undefined ? { name, from: "environment", variable: environment } : referenceTo(environment, source);
}

/** Relative to the root when it lies below it, else as it is; read back from what Compose printed. */
function inRoot(printed: string, root: string): string {
  const path = singleDollars(printed);
  const inside = relative(root, path);
  return inside.startsWith("..") || isAbsolute(inside) ? path : inside;
}

function merged(parts: readonly Record<string, unknown>[]): Record<string, unknown> {
  return Object.assign({}, ...parts) as Record<string, unknown>;
}

async function changed<T>(
  from: Readonly<Record<string, T>>,
  change: (name: string, value: T) => T | Promise<T>,
): Promise<Record<string, T>> {
  const entries = Object.entries(from).map(async ([name, value]) => [name, await change(name, value)] as const);
  return Object.fromEntries(await Promise.all(entries));
}
