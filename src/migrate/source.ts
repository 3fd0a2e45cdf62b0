import type { LoadedModel } from "../compose/loaded.ts";
import type { ComposeService } from "../compose/model.ts";
import type { MountDecision } from "../compose/mounts.ts";
import type { ServiceSettings } from "../compose/settings.ts";
import type { Path, Place } from "../compose/sources.ts";
import type { TestsConfig } from "../config/config.ts";
import type { KnownSecret } from "../secrets/reference.ts";
import type { Finding } from "./notes.ts";

/** The Compose app as it is brought to Kubernetes. */
export type ComposeApp = {
  readonly app: string;
  /** In the order of promotion. */
  readonly environments: readonly ComposeEnvironment[];
  /** A tracked file by its path relative to the checkout; `undefined` for one that is no text. */
  readonly file: (path: string) => ConfigFile | undefined;
  /** The tracked files at or below a path, relative to the checkout. */
  readonly trackedFiles: (path: string) => readonly string[];
};

export type ConfigFile = { readonly text: string; readonly executable: boolean };

export type ComposeEnvironment = {
  readonly name: string;
  readonly loaded: LoadedModel;
  readonly settings: Readonly<Record<string, ServiceSettings>>;
  readonly mounts: readonly MountDecision[];
  readonly tests: TestsConfig | undefined;
  /** The repository of every service whose image is built here, by service. */
  readonly repositoryOf: Readonly<Record<string, string>>;
  /** What the build of a service says about its image, by service. */
  readonly imageOf: Readonly<Record<string, ImageFacts>>;
  readonly secrets: Readonly<Record<string, KnownSecret>>;
  readonly frontDoor: FrontDoor | undefined;
  /** The public route, when the configuration says it. */
  readonly url: string | undefined;
};

/** What is known of an image without asking a registry. */
export type ImageFacts = {
  readonly exposes: readonly number[];
  /** Numbers; `undefined` when only a name is known, or nothing. */
  readonly user?: { readonly uid: number; readonly gid?: number };
  /** As the Dockerfile says it. */
  readonly writtenUser?: string;
  readonly hasHealthcheck: boolean;
};

/** The service and the port inside its container by which users come in. */
export type FrontDoor = { readonly service: string; readonly port: number };

/** One environment while it is translated. */
export type Translation = ComposeEnvironment & {
  readonly app: string;
  readonly source: Pick<ComposeApp, "file" | "trackedFiles">;
  /** What a service is called in Kubernetes. */
  readonly nameOf: (service: string) => string;
  /** The text with the new names where it names services as hosts. */
  readonly rehost: (text: string) => string;
  readonly note: (kind: Finding["kind"], about: About, what: string, instead: string) => void;
};

/** Whom a note is about, and where it stands. */
export type About = {
  readonly service?: string;
  /** In the Compose files. */
  readonly path?: Path;
  /** Texts of which the item of a list holds one. */
  readonly holding?: readonly string[];
  /** In another file. */
  readonly place?: Place;
};

/** A service while it is translated. */
export type Subject = {
  readonly service: string;
  /** What it is called in Kubernetes. */
  readonly name: string;
  /** As a value is, every `$` once. */
  readonly definition: ComposeService;
  readonly settings: ServiceSettings;
  readonly image: ImageFacts | undefined;
};

/** Where a key of the service stands. */
export function at(service: string, ...path: Path): About {
  return { service, path: ["services", service, ...path] };
}
