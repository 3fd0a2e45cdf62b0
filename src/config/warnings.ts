/** What the conventions decided that the user might not expect; nothing of it stops a deployment. */
import type { Config } from "./config.ts";
import {
  baseFile,
  conventionalEnvironments,
  families,
  familyOf,
  otherBaseFiles,
  overrideFiles,
  ownFiles,
} from "./conventions.ts";
import type { Finding } from "./finding.ts";
import type { Written } from "./schema.ts";
import type { Surroundings } from "./surroundings.ts";

export type Assumed = {
  readonly written: Written;
  readonly config: Omit<Config, "file">;
  readonly surroundings: Surroundings;
};

type Warning = (assumed: Assumed) => Iterable<Finding>;

function* appNamedAfterTheFolder({ written, config, surroundings }: Assumed): Iterable<Finding> {
  if (written.app !== undefined || surroundings.composeName !== undefined) return;
  yield {
    path: ["app"],
    message: `the app is called ${config.app} after its folder, so a checkout in another folder is another app`,
    hint: `write app: ${config.app} in aip-deploy.yml, or name: ${config.app} in the Compose file`,
  };
}

function* onlyProduction({ written, surroundings: { files } }: Assumed): Iterable<Finding> {
  const found = conventionalEnvironments(files);
  const base = baseFile(files);
  if (written.environments !== undefined || base === undefined || found.length !== 1 || found[0] !== "production")
    return;
  yield {
    path: ["environments"],
    message:
      "nothing is there for dev or staging, so the only environment is production, deployed from the branch main",
    hint: "add docker-compose.dev.yml and docker-compose.staging.yml, or name the environments in aip-deploy.yml",
  };
}

function* environmentsThatAreNotNamed({ written, config, surroundings: { files } }: Assumed): Iterable<Finding> {
  if (written.environments === undefined) return;
  const used = config.environments.flatMap(({ composeFiles, envFiles }) => [...composeFiles, ...envFiles]);
  for (const family of families) {
    const unused = ownFiles(family, files).filter((file) => !used.includes(file));
    if (unused.length === 0 || config.environments.some(({ name }) => familyOf(name) === family)) continue;
    yield {
      path: ["environments"],
      message: `${family} is not among the environments and is not deployed, though there is ${unused.join(" and ")}`,
      hint: `add ${family}: {} to environments if it should be`,
    };
  }
}

function* overrideFileLeftOut({ config, surroundings: { files } }: Assumed): Iterable<Finding> {
  const used = config.environments.flatMap(({ composeFiles }) => composeFiles);
  for (const file of overrideFiles(files)) {
    if (used.includes(file)) continue;
    yield {
      path: ["environments"],
      message: `${file} is left out: Compose merges it by itself on a developer's machine, but no deployment uses it`,
      hint: "name it in compose-files of an environment that should have it",
    };
  }
}

function* severalBaseFiles({ written, surroundings: { files } }: Assumed): Iterable<Finding> {
  const named = Object.values(written.environments ?? {}).map((environment) => environment["compose-files"]);
  const others = otherBaseFiles(files);
  const base = baseFile(files);
  if (base === undefined || others.length === 0 || (named.length > 0 && !named.includes(undefined))) return;
  yield {
    path: ["environments"],
    message: `${base} is the base file; ${others.join(" and ")} ${others.length === 1 ? "is" : "are"} not used`,
    hint: "name the right ones in compose-files",
  };
}

const warnings: readonly Warning[] = [
  appNamedAfterTheFolder,
  onlyProduction,
  environmentsThatAreNotNamed,
  overrideFileLeftOut,
  severalBaseFiles,
];

/** Everything that was assumed and may surprise. */
export function assumed(subject: Assumed): Finding[] {
  return warnings.flatMap((warning) => [...warning(subject)]);
}
