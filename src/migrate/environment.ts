import { placeholder, secretsIn } from "../compose/placeholders.ts";
import type { KnownSecret } from "../secrets/reference.ts";
import type { Json } from "../compose/model.ts";
import { holdsHost } from "./names.ts";
import { basename } from "./paths.ts";
import { at, type Subject, type Translation } from "./source.ts";

/** The variables of a container: those of its ConfigMap, and those that stand in the container itself. */
export type Variables = {
  readonly literals: Readonly<Record<string, string>>;
  readonly env: readonly Json[];
};

/** One Secret in each namespace holds them all, under the names that their files have. */
export function secretName(app: string): string {
  return `${app}-secrets`;
}

/** A service's variables, with references where a secret would stand. */
export function variablesOf({ service, definition }: Subject, translation: Translation): Variables {
  const literals: Record<string, string> = {};
  const references = new Map<string, Json>();
  const own: Json[] = [];
  for (const [name, written] of Object.entries(definition.environment ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (written === null) {
      const what = `${name} has no value of its own: Compose would take it from whoever starts it`;
      translation.note("left", at(service, "environment", name), what, "Give it a value in the service's ConfigMap.");
      continue;
    }
    const value = rehosted(name, written, service, translation);
    const secrets = secretsIn(value);
    const [only] = secrets;
    if (only !== undefined && value === placeholder(only)) own.push(referring(name, only, translation));
    else if (secrets.length > 0) {
      for (const secret of secrets) references.set(secret, referring(variableOf(secret), secret, translation));
      own.push({ name, value: withReferences(value, secrets) });
    } else if (/^["']|["']$/.test(value)) own.push({ name, value: escaped(value) });
    else literals[name] = value;
  }
  // Kubernetes puts in only what was defined before.
  return { literals, env: [...references.values(), ...own] };
}

/** A text in which Kubernetes replaces nothing: it takes `$(NAME)` for a variable and `$$` for a dollar. */
export function escaped(text: string): string {
  return text.replaceAll(/\$(?=[$(])/g, "$$$$");
}

/** The key that a secret has in the Secret: the name of its file, else its own. */
export function secretKey(name: string, known: KnownSecret | undefined): string {
  if (known?.kind === "file") return basename(known.file);
  return known?.kind === "env-file" ? known.variable : name;
}

function rehosted(name: string, value: string, service: string, translation: Translation): string {
  const { nameOf, rehost, loaded, note } = translation;
  const [, host = "", rest = ""] = /^([^:]*)(:\d+)?$/.exec(value) ?? [];
  const isService = host in loaded.model.services && host !== nameOf(host);
  const changed = isService && holdsHost(name) ? `${nameOf(host)}${rest}` : rehost(value);
  const place = at(service, "environment", name);
  if (changed !== value)
    note("look", place, "names with an underscore are no host names in Kubernetes", renaming(translation));
  else if (isService && host !== service) {
    note(
      "look",
      place,
      `${name} is "${value}", which is also a service's name`,
      `If it is meant as a host, write ${nameOf(host)}${rest}.`,
    );
  }
  return changed;
}

function renaming({ loaded, nameOf }: Translation): string {
  const renamed = Object.keys(loaded.model.services).filter((service) => nameOf(service) !== service);
  const pairs = renamed.sort().map((service) => `${service} → ${nameOf(service)}`);
  return `Their services have a dash instead, and so do the addresses in these variables: ${pairs.join(", ")}.`;
}

function referring(name: string, secret: string, { app, secrets }: Translation): Json {
  const key = secretKey(secret, secrets[secret]);
  return { name, valueFrom: { secretKeyRef: { name: secretName(app), key } } };
}

function variableOf(secret: string): string {
  return `SECRET_${secret.toUpperCase()}`;
}

function withReferences(value: string, secrets: readonly string[]): string {
  return secrets.reduce(
    (text, secret) => text.replaceAll(placeholder(secret), () => `$(${variableOf(secret)})`),
    escaped(value),
  );
}
