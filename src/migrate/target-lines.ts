import { basename, dirname, pathIn } from "./paths.ts";
import { secretKey, secretName } from "./environment.ts";
import type { MigratedEnvironment } from "./migrate.ts";
import type { ComposeApp, ComposeEnvironment } from "./source.ts";
import { neededServices } from "../compose/settings.ts";
import { secretsIn } from "../compose/placeholders.ts";
import type { ComposeService } from "../compose/model.ts";
import { yaml } from "./yaml.ts";

type Source = { readonly file: string } | { readonly env: string };

/** The lines of aip-deploy.yml that have the environments deployed to Kubernetes, their Secrets included. */
export function targetLines({ app, environments }: ComposeApp, migrated: readonly MigratedEnvironment[]): string {
  const lines = environments.map((environment) => {
    const sources = secretSources(environment);
    const { overlay = "" } = migrated.find(({ name }) => name === environment.name) ?? {};
    const secrets =
      Object.keys(sources).length === 0 ? {} : { secrets: { [secretName(app)]: folderOf(sources) ?? sources } };
    return [
      environment.name,
      { target: { kind: "kubernetes", overlay: `k8s/overlays/${overlay}`, ...secrets } },
    ] as const;
  });
  return yaml({ environments: Object.fromEntries(lines) });
}

/** Where the value of each key is found, as the Compose app finds it. */
export function secretSources({ loaded, settings, secrets }: ComposeEnvironment): Readonly<Record<string, Source>> {
  const services = [...neededServices(settings)].flatMap((name): ComposeService[] => {
    const service = loaded.model.services[name];
    return service === undefined ? [] : [service];
  });
  const mounted = services.flatMap((service) => (service.secrets ?? []).map(({ source }) => source));
  const files = mounted.flatMap((name): [string, Source][] => {
    const { file, environment } = loaded.model.secrets?.[name] ?? {};
    if (environment !== undefined) return [[environment, { env: environment }]];
    return file === undefined ? [] : [[basename(file), { file: pathIn(loaded.root, file) ?? file }]];
  });
  const named = secretsIn(services.map((service) => service.environment ?? {})).map((name): [string, Source] => {
    const known = secrets[name];
    const key = secretKey(name, known);
    return [key, known?.kind === "file" ? { file: known.file } : { env: known?.variable ?? name }];
  });
  return Object.fromEntries([...files, ...named].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The one folder that has a file of each key's name. */
function folderOf(sources: Readonly<Record<string, Source>>): string | undefined {
  const folders = Object.entries(sources).map(([key, source]) =>
    "file" in source && basename(source.file) === key ? dirname(source.file) : undefined,
  );
  return new Set(folders).size === 1 ? folders[0] : undefined;
}
