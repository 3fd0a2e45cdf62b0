import type { EnvironmentConfig } from "./config.ts";

type Named = Pick<EnvironmentConfig, "name"> & { readonly gates: Pick<EnvironmentConfig["gates"], "requires"> };

/** Each environment after those that its gates require, else as written; members of a cycle keep their place. */
export function inOrderOfPromotion<Environment extends Named>(environments: readonly Environment[]): Environment[] {
  const ordered: Environment[] = [];
  const visit = (environment: Environment, waiting: readonly string[]): void => {
    if (ordered.includes(environment) || waiting.includes(environment.name)) return;
    for (const name of environment.gates.requires) {
      const required = environments.find((other) => other.name === name);
      if (required !== undefined) visit(required, [...waiting, environment.name]);
    }
    ordered.push(environment);
  };
  for (const environment of environments) visit(environment, []);
  return ordered;
}

/** The names along a circle of `requires` that starts and ends with this environment. */
export function circleFrom(start: string, environments: readonly Named[]): readonly string[] | undefined {
  const walk = (name: string, path: readonly string[]): readonly string[] | undefined => {
    const requires = environments.find((environment) => environment.name === name)?.gates.requires ?? [];
    for (const next of requires) {
      if (next === start) return [...path, name, start];
      if (path.includes(next)) continue;
      const circle = walk(next, [...path, name]);
      if (circle !== undefined) return circle;
    }
    return undefined;
  };
  return walk(start, []);
}
