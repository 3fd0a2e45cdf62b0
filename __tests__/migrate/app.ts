import { parse } from "yaml";
import type { MountDecision } from "../../src/compose/mounts.ts";
import { settingsOf, testsOf } from "../../src/compose/settings.ts";
import type { EnvironmentConfig } from "../../src/config/config.ts";
import { manifestsOf, type Manifests } from "../../src/migrate/migrate.ts";
import { noteHeadline } from "../../src/migrate/note-words.ts";
import type { ComposeApp, ComposeEnvironment, ConfigFile } from "../../src/migrate/source.ts";
import { frontDoor } from "../../src/release/route.ts";
import { aConfig, aModel, anEnvironment } from "../support/compose.ts";

export type Given = Partial<Omit<ComposeEnvironment, "name" | "loaded">> & {
  readonly config?: Partial<EnvironmentConfig>;
};

/** An environment whose model is written as Compose prints it. */
export function anEnvironmentOf(name: string, text: string, given: Given = {}): ComposeEnvironment {
  const { config = {}, ...more } = given;
  const environment = anEnvironment({ name, ...config });
  const loaded = aModel(text);
  const settings = settingsOf(loaded, aConfig(), environment);
  return {
    ...{ name, loaded, settings, mounts: [], repositoryOf: {}, imageOf: {}, secrets: {} },
    tests: testsOf(loaded, environment),
    frontDoor: frontDoor(loaded.model, settings),
    url: environment.url,
    ...more,
  };
}

/** An app with these files in its checkout. */
export function anApp(
  environments: readonly ComposeEnvironment[],
  files: Readonly<Record<string, ConfigFile | string>> = {},
): ComposeApp {
  return {
    app: "shop",
    environments,
    file(path) {
      const file = files[path];
      return typeof file === "string" ? { text: file, executable: false } : file;
    },
    trackedFiles: (path) => Object.keys(files).filter((file) => file === path || file.startsWith(`${path}/`)),
  };
}

/** What one environment alone comes to. */
export function migrated(text: string, given: Given = {}, files: Readonly<Record<string, ConfigFile | string>> = {}) {
  return read(manifestsOf(anApp([anEnvironmentOf("dev", text, given)], files)));
}

export type Read = Manifests & {
  /** The file as data. */
  readonly object: (path: string) => Record<string, unknown>;
  /** A note a line, each with what it says to do. */
  readonly said: readonly string[];
};

export function read(manifests: Manifests): Read {
  return {
    ...manifests,
    object(path) {
      const text = manifests.files[path];
      if (text === undefined) throw new Error(`no ${path} among ${Object.keys(manifests.files).join(", ")}`);
      return parse(text) as Record<string, unknown>;
    },
    said: manifests.notes.map((note) => `${note.kind} ${noteHeadline(note)}`),
  };
}

/** A mount of the checkout whose files go with the release. */
export function captured(service: string, path: string, target: string): MountDecision {
  const mount = { type: "bind", source: `/shop/${path}`, target, read_only: true } as const;
  return { service, target, mount, decision: "capture", path, why: "is tracked by git" };
}
