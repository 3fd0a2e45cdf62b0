/** What must hold between options, beyond the shape of each. Every rule is asked, whatever the others say. */
import type { Config } from "./config.ts";
import { familyOf } from "./conventions.ts";
import type { Finding } from "./finding.ts";
import { placeholder } from "./interpolate.ts";
import type { Path } from "./path.ts";
import { portsOfPreview, previewNumber, previewsRow, previewUrl } from "./preview.ts";
import { circleFrom } from "./promotion.ts";
import type { Written, WrittenEnvironment, WrittenSecrets } from "./schema.ts";
import { hintFor } from "./suggest.ts";
import { isMap } from "./terms.ts";

/** The configuration in both of its forms. */
export type Subject = { readonly written: Written; readonly config: Omit<Config, "file"> };

type Rule = (subject: Subject) => Iterable<Finding>;

function* noTwoEnvironmentsOnOneBranch({ config }: Subject): Iterable<Finding> {
  const seen = new Map<string, string>();
  for (const { name, branch } of config.environments) {
    const other = seen.get(branch);
    seen.set(branch, other ?? name);
    if (other === undefined) continue;
    yield {
      path: ["environments", name, "branch"],
      message: `the branch ${branch} belongs to the environment ${other} already`,
      hint: "a push deploys to one environment; promote the release to the next one instead",
    };
  }
}

function* requiresKnownEnvironments({ config }: Subject): Iterable<Finding> {
  const names = config.environments.map(({ name }) => name);
  for (const { name, gates } of config.environments) {
    for (const required of gates.requires) {
      if (names.includes(required)) continue;
      const others = names.filter((other) => other !== name);
      yield {
        path: ["environments", name, "gates", "requires"],
        message: `there is no environment "${required}"`,
        hint: hintFor(required, others),
      };
    }
  }
}

/** Told once for each circle, at a `requires` that somebody wrote: the conventions alone make none. */
function* requiresNoCircle({ config: { environments }, written }: Subject): Iterable<Finding> {
  const reported = new Set<string>();
  const isWritten = (name: string) => written.environments?.[name]?.gates.requires !== undefined;
  for (const { name } of environments.toSorted((a, b) => Number(isWritten(b.name)) - Number(isWritten(a.name)))) {
    const circle = circleFrom(name, environments);
    if (circle === undefined || reported.has(name)) continue;
    for (const member of circle) reported.add(member);
    yield {
      path: ["environments", name, "gates", "requires"],
      message: `goes round in a circle: ${circle.join(" → ")}`,
    };
  }
}

function* signOffHasSomewhereToBeGiven({ config }: Subject): Iterable<Finding> {
  for (const { name, gates } of config.environments) {
    if (gates.signOff === undefined || gates.requires.length > 0) continue;
    yield {
      path: ["environments", name, "gates", "sign-off"],
      message: "a sign-off is given on the environments in `requires`, and there is none",
    };
  }
}

function* enoughApprovers({ config }: Subject): Iterable<Finding> {
  for (const { name, gates } of config.environments) {
    const { by, count } = gates.approval ?? { by: [], count: 0 };
    const people = new Set(by).size;
    if (people === 0 || count <= people || by.some((name) => name.includes("/"))) continue;
    yield {
      path: ["environments", name, "gates", "approval", "count"],
      message: `asks for ${count} approvals, but only ${people} ${people === 1 ? "person" : "people"} may approve`,
    };
  }
}

function* reviewersOfAnEnvironmentAreOne({ config }: Subject): Iterable<Finding> {
  for (const { name, gates } of config.environments) {
    const { through, count } = gates.approval ?? { count: 0 };
    if (through !== "environment" || count < 2) continue;
    yield {
      path: ["environments", name, "gates", "approval", "count"],
      message: `asks for ${count} approvals, but GitHub lets a run go on after one reviewer's`,
      hint: "through: issue counts them",
    };
  }
}

function* freezeWindowsAreReal({ config, written }: Subject): Iterable<Finding> {
  for (const { name, gates } of config.environments) {
    const isList = Array.isArray(written.environments?.[name]?.gates.freeze);
    for (const [index, { from, to, zone }] of gates.freeze.entries()) {
      const path: Path = ["environments", name, "gates", "freeze", ...(isList ? [index] : [])];
      if (from === to) yield { path: [...path, "to"], message: `the window ends when it starts, at ${from}` };
      if (isTimeZone(zone)) continue;
      yield { path: [...path, "zone"], message: `there is no time zone "${zone}"`, hint: zoneHint(zone) };
    }
  }
}

/** An offset such as `+02:00` is none: it is wrong for half of the year. */
function isTimeZone(zone: string): boolean {
  if (/^[+-]/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

function zoneHint(zone: string): string {
  const hint = hintFor(zone, Intl.supportedValuesOf("timeZone"));
  return hint?.startsWith("did") === true ? hint : "an IANA name such as Europe/Rome";
}

function* urlsAreAbsolute({ config }: Subject): Iterable<Finding> {
  for (const { name, url, checks } of config.environments) {
    if (url !== undefined && !isWebAddress(url)) {
      yield { path: ["environments", name, "url"], message: `must be a full URL, got "${url}"`, hint: urlHint(url) };
    }
    for (const [index, check] of checks.entries()) {
      if (check.kind !== "http" || check.url.startsWith("/") || isWebAddress(check.url)) continue;
      yield {
        path: ["environments", name, "checks", index, "http"],
        message: `must be a full URL or a path that starts with /, got "${check.url}"`,
      };
    }
  }
}

function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url) && URL.canParse(url);
}

function urlHint(url: string): string {
  return `such as https://${URL.canParse(`https://${url}`) && !url.includes("://") ? url : "app.example.org"}`;
}

function* registryIsARepository({ config: { registry } }: Subject): Iterable<Finding> {
  if (registry === undefined || /^[a-z0-9.-]+(?::\d+)?(?:\/[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*)*$/.test(registry))
    return;
  yield {
    path: ["registry"],
    message: `must be a registry and a path, got "${registry}"`,
    hint: "lower case, without https:// and without a tag, such as ghcr.io/org/app",
  };
}

function* secretsHaveOneSource({ written }: Subject): Iterable<Finding> {
  const groups: [Path, WrittenSecrets][] = [
    [["build", "secrets"], written.build.secrets],
    ...environmentsOf(written).map(([name, { secrets }]): [Path, WrittenSecrets] => [
      ["environments", name, "secrets"],
      secrets,
    ]),
  ];
  for (const [path, secrets] of groups) {
    if (Array.isArray(secrets)) continue;
    for (const [name, { env, file }] of Object.entries(secrets)) {
      if ((env === undefined) !== (file === undefined)) continue;
      yield { path: [...path, name], message: "must have one source: env or file" };
    }
  }
}

function* testsAreOneThing({ written }: Subject): Iterable<Finding> {
  for (const [name, { tests }] of environmentsOf(written)) {
    if (tests === undefined || (tests.service === undefined) !== (tests.command === undefined)) continue;
    yield { path: ["environments", name, "tests"], message: "must have one of service and command" };
  }
  for (const [name, { test }] of Object.entries(written.images)) {
    if (!isMap(test) || (test["stage"] === undefined) !== (test["command"] === undefined)) continue;
    yield { path: ["images", name, "test"], message: "must have one of stage and command" };
  }
}

function* checksAreOneThing({ written }: Subject): Iterable<Finding> {
  for (const [name, { checks }] of environmentsOf(written)) {
    for (const [index, check] of checks.entries()) {
      const path = ["environments", name, "checks", index];
      const kinds = [check.http, check.tcp, check.command].filter((kind) => kind !== undefined);
      if (kinds.length !== 1) yield { path, message: "must have one of http, tcp and command" };
      for (const option of ["status", "contains"] as const) {
        if (check[option] === undefined || check.http !== undefined || kinds.length === 0) continue;
        yield { path: [...path, option], message: "belongs to http only", atKey: true };
      }
    }
  }
}

function* checkNamesDiffer({ config }: Subject): Iterable<Finding> {
  for (const { name, checks } of config.environments) {
    for (const [index, check] of checks.entries()) {
      if (checks.findIndex((other) => other.name === check.name) === index) continue;
      yield { path: ["environments", name, "checks", index], message: `there is a check "${check.name}" already` };
    }
  }
}

function* cacheDirectoryIsLocal({ config: { build } }: Subject): Iterable<Finding> {
  if (build.cache.directory === undefined || build.cache.mode === "local") return;
  yield {
    path: ["build", "cache", "directory"],
    message: `belongs to mode local, not to ${build.cache.mode}`,
    atKey: true,
  };
}

function* previewsAreMadeLikeAnEnvironment({ config: { previews, environments } }: Subject): Iterable<Finding> {
  if (previews === undefined) return;
  const names = environments.map(({ name }) => name);
  const path: Path = ["previews", "from"];
  if (!names.includes(previews.from)) {
    yield { path, message: `there is no environment "${previews.from}"`, hint: hintFor(previews.from, names) };
  } else if (familyOf(previews.from) === "production") {
    yield {
      path,
      message: `previews run what nobody has reviewed, so they are not made like ${previews.from}`,
      hint: "name an environment whose secrets and data are not those of production",
    };
  }
  const kind = environments.find(({ name }) => name === previews.from)?.target.kind ?? "compose";
  if (kind !== "compose") {
    yield { path, message: `previews run on Compose, and the target of ${previews.from} is ${kind}` };
  }
  const lastPort = previews.firstPort + previews.most * portsOfPreview - 1;
  if (lastPort > 65_535) {
    yield { path: ["previews", "first-port"], message: `${previews.most} previews would need ports up to ${lastPort}` };
  }
  const sample = previewUrl(previews.url, { number: 1, port: previews.firstPort });
  if (sample !== undefined && !isWebAddress(sample)) {
    yield { path: ["previews", "url"], message: `must be a full URL, got "${sample}"`, hint: urlHint(sample) };
  }
  for (const name of names) {
    if (name !== previewsRow && previewNumber(name) === undefined) continue;
    yield { path: ["environments", name], message: "is a name that previews need", atKey: true };
  }
}

function* stateLiesInTheRepository({ config }: Subject): Iterable<Finding> {
  for (const { name, state } of config.environments) {
    for (const source of Object.keys(state)) {
      if (!source.startsWith("/") && !source.split("/").includes("..") && source !== "") continue;
      yield {
        path: ["environments", name, "state", source],
        message: "must be a path inside the repository",
        hint: "other bind mounts stay where they are and need no mention",
        atKey: true,
      };
    }
  }
}

function* afterAnotherService({ config }: Subject): Iterable<Finding> {
  for (const [name, { after }] of Object.entries(config.services)) {
    if (after.includes(name)) yield { path: ["services", name, "after"], message: "a service cannot wait for itself" };
  }
}

function* oneSpellingOfEnvFiles({ written }: Subject): Iterable<Finding> {
  for (const [name, environment] of environmentsOf(written)) {
    if (environment["env-file"] === undefined || environment["env-files"] === undefined) continue;
    yield {
      path: ["environments", name, "env-file"],
      message: "is the same as env-files; give one of them",
      atKey: true,
    };
  }
}

const forHosts = ["key", "known-hosts", "ssh-config", "batch", "pause", "on-failure"] as const;

function* hostsMakeSense({ config, written }: Subject): Iterable<Finding> {
  for (const { name, target } of config.environments) {
    const path: Path = ["environments", name, "target"];
    const own = written.environments?.[name]?.target;
    if (target.kind !== "compose" || typeof own !== "object" || own.kind !== "compose") continue;
    if (own.host !== undefined && own.hosts !== undefined) {
      yield { path: [...path, "host"], message: "is the same as hosts; give one of them", atKey: true };
    }
    if (target.hosts === undefined) {
      for (const option of forHosts.filter((each) => isGiven(own, each))) {
        yield { path: [...path, option], message: "belongs to hosts, and there are none", atKey: true };
      }
      continue;
    }
    if (target.hosts.all.length === 0) yield { path: [...path, "hosts"], message: "must not be empty" };
    const names = target.hosts.all.map((host) => host.name);
    const twice = names.find((each, index) => names.indexOf(each) !== index);
    if (twice !== undefined) yield { path: [...path, "hosts"], message: `${twice} is given twice` };
    yield* hasOneSource(own.key, [...path, "key"]);
  }
}

function* tokensHaveOneSource({ written }: Subject): Iterable<Finding> {
  for (const [name, { target } = {}] of Object.entries(written.environments ?? {})) {
    if (typeof target !== "object" || target.kind !== "argocd") continue;
    yield* hasOneSource(target.token, ["environments", name, "target", "token"]);
  }
}

type WrittenSource = { readonly env?: string | undefined; readonly file?: string | undefined };

function* hasOneSource(source: WrittenSource | undefined, path: Path): Iterable<Finding> {
  if (source === undefined || (source.env === undefined) !== (source.file === undefined)) return;
  yield { path, message: "must have one source: env or file" };
}

/** What has a default is there whether somebody wrote it or not. */
function isGiven(target: Readonly<Record<string, unknown>>, option: string): boolean {
  const usual: Readonly<Record<string, unknown>> = { pause: "0s", "on-failure": "return" };
  return target[option] !== undefined && target[option] !== usual[option];
}

/** Options in which `${NAME}` is replaced, or belongs to somebody else: a shell, a page's text, a person. */
const mayHoldPlaceholders = new Set([
  "registry",
  "url",
  "variables",
  "command",
  "tasks",
  "ready",
  "test",
  "contains",
  "reason",
]);

/** Anywhere else `${NAME}` would reach a branch, a file or an engine as it stands, and nobody means that. */
function* placeholdersWhereTheyAreReplaced({ written }: Subject): Iterable<Finding> {
  for (const [path, text] of textsIn(written)) {
    if (text.search(placeholder) < 0) continue;
    yield {
      path,
      message: "${NAME} is not replaced here",
      hint: "only in registry, and in url and variables of an environment",
    };
  }
}

function* textsIn(value: unknown, path: Path = []): Iterable<[Path, string]> {
  if (typeof value === "string") yield [path, value];
  else if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* textsIn(item, [...path, index]);
  else if (isMap(value)) {
    for (const [key, inner] of Object.entries(value)) {
      if (!mayHoldPlaceholders.has(key) && !key.startsWith("x-")) yield* textsIn(inner, [...path, key]);
    }
  }
}

function environmentsOf(written: Written): [string, WrittenEnvironment][] {
  return Object.entries(written.environments ?? {});
}

const rules: readonly Rule[] = [
  noTwoEnvironmentsOnOneBranch,
  requiresKnownEnvironments,
  requiresNoCircle,
  signOffHasSomewhereToBeGiven,
  enoughApprovers,
  reviewersOfAnEnvironmentAreOne,
  freezeWindowsAreReal,
  urlsAreAbsolute,
  registryIsARepository,
  secretsHaveOneSource,
  testsAreOneThing,
  checksAreOneThing,
  checkNamesDiffer,
  cacheDirectoryIsLocal,
  previewsAreMadeLikeAnEnvironment,
  stateLiesInTheRepository,
  afterAnotherService,
  oneSpellingOfEnvFiles,
  hostsMakeSense,
  tokensHaveOneSource,
  placeholdersWhereTheyAreReplaced,
];

/** Everything that the options contradict each other in. */
export function broken(subject: Subject): Finding[] {
  return rules.flatMap((rule) => [...rule(subject)]);
}
