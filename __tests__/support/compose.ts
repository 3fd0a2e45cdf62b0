import { parse } from "yaml";
import type { LoadedModel } from "../../src/compose/loaded.ts";
import type { ComposeModel } from "../../src/compose/model.ts";
import { sourcesOf } from "../../src/compose/sources.ts";
import type { Config, EnvironmentConfig } from "../../src/config/config.ts";

/** A model as Compose would print it, from a file that is written in just that form; the checkout is `/shop`. */
export function aModel(text: string, more: Partial<LoadedModel> = {}): LoadedModel {
  return {
    root: "/shop",
    model: { name: "shop", ...(parse(text) as Omit<ComposeModel, "name">) },
    defaultProfiles: [],
    problems: [],
    warnings: [],
    sources: sourcesOf("/shop", ["compose.yml"], (path) => (path === "/shop/compose.yml" ? text : undefined)),
    ...more,
  };
}

export function anEnvironment(more: Partial<EnvironmentConfig> = {}): EnvironmentConfig {
  return {
    name: "dev",
    branch: "develop",
    target: { kind: "compose" },
    composeFiles: ["compose.yml"],
    envFiles: [],
    profiles: [],
    gates: { requires: [], soakSeconds: 0, freeze: [] },
    checks: [],
    variables: {},
    secrets: {},
    state: {},
    hooks: {},
    sourceMounts: "drop",
    lease: { expirySeconds: 30, waitSeconds: 0 },
    ...more,
  };
}

export function aConfig(more: Partial<Config> = {}): Config {
  return {
    app: "shop",
    root: "/shop",
    environments: [anEnvironment()],
    build: {
      platforms: [],
      cache: { mode: "none" },
      provenance: "off",
      sbom: "off",
      secrets: {},
      rebuild: "never",
    },
    images: {},
    services: {},
    ...more,
  };
}
