import type { ComposeModel, PublishedPort } from "./model.ts";
import { child, services, type Sources } from "./sources.ts";

/** The services that publish one of their ports on several fixed host ports, as merging two complete files does. */
export function duplicated(model: ComposeModel): string[] {
  return Object.entries(model.services).flatMap(([name, { ports = [] }]) => {
    const fixed = ports.filter(({ published }) => published !== undefined && published !== "");
    const own = new Set(fixed.map(containerPort));
    return own.size < fixed.length ? [name] : [];
  });
}

function containerPort({ target, protocol = "tcp" }: PublishedPort): string {
  return `${target}/${protocol}`;
}

/** Every service that the file names has an image or a build of its own; whether Compose agrees is Compose's to say. */
export function standsAlone(file: string, sources: Sources): boolean {
  const source = sources.all().find((each) => each.file === file);
  const named = source === undefined ? [] : services(source);
  if (source === undefined || named.length === 0) return false;
  return named.every(({ node }) => ["image", "build", "extends"].some((key) => child(node, key, source) !== undefined));
}
