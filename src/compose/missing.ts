import { isMap } from "yaml";
import type { Problem } from "../errors.ts";
import { child, items, placeOf, services, text, type Place, type Source, type Sources } from "./sources.ts";
import type { Reference } from "./variables.ts";

/** An env file that a service names, as it is written. */
export type NamedFile = {
  readonly written: string;
  readonly base: string;
  readonly path: string;
  readonly place: Place | undefined;
};

/** Every env file that the services cannot do without. */
export function envFiles(sources: Sources): NamedFile[] {
  return sources
    .all()
    .flatMap((source) =>
      services(source).flatMap(({ name, node }) =>
        items(child(node, "env_file", source)).flatMap((item) => envFile(name, item, source)),
      ),
    );
}

function envFile(service: string, item: unknown, source: Source): NamedFile[] {
  const entry = isMap(item) ? child(item, "path", source) : item;
  const written = text(entry);
  const optional = isMap(item) && item.get("required") === false;
  if (written === undefined || optional) return [];
  return [{ written, base: source.base, path: `services.${service}.env_file`, place: placeOf(entry, source) }];
}

/** Every file of a secret or config that a service uses. */
export function mountedFiles(sources: Sources): NamedFile[] {
  return (["secrets", "configs"] as const).flatMap((kind) => {
    const used = new Set(
      sources.all().flatMap((source) => services(source).flatMap(({ node }) => uses(node, kind, source))),
    );
    return sources.all().flatMap((source) =>
      [...used].flatMap((name): NamedFile[] => {
        const file = child(child(child(source.document.contents, kind, source), name, source), "file", source);
        const written = text(file);
        const path = `${kind}.${name}.file`;
        return written === undefined ? [] : [{ written, base: source.base, path, place: placeOf(file, source) }];
      }),
    );
  });
}

function uses(service: unknown, kind: "secrets" | "configs", source: Source): string[] {
  return items(child(service, kind, source)).flatMap((item) => text(item) ?? text(child(item, "source", source)) ?? []);
}

/** What to ask Compose about required variables and about the paths that hold a variable. */
export function questions(required: readonly Reference[], files: readonly NamedFile[]): Record<string, string> {
  const asked: Record<string, string> = {};
  for (const { name } of required) {
    asked[`set:${name}`] = `\${${name}+set}`;
    asked[`filled:${name}`] = `\${${name}:+set}`;
  }
  for (const [index, { written }] of files.entries()) asked[`path:${index}`] = written;
  return asked;
}

/** The references that must have a value wherever they stand. */
export function requiredReferences(sources: Sources): Reference[] {
  return sources.references().filter(({ required, nested }) => required !== undefined && !nested);
}

export function missingVariables(required: readonly Reference[], said: Readonly<Record<string, string>>): Problem[] {
  const missing = required.filter(
    ({ name, required: rule }) => said[`${rule?.empty === true ? "filled" : "set"}:${name}`] === "",
  );
  const first = missing.filter(({ name }, index) => missing.findIndex((each) => each.name === name) === index);
  return first.map((reference) => missingVariable(reference));
}

export function missingVariable({ name, file, line, column, required }: Reference): Problem {
  const reason = required === undefined || required.message === "" ? "" : `: ${required.message}`;
  return {
    file,
    line,
    column,
    message: `the variable ${name} is required and has no value${reason}`,
    hint: `Set ${name} in the environment's env file, or under its \`variables:\` or \`secrets:\` in aip-deploy.yml.`,
  };
}
