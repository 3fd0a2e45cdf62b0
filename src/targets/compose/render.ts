import { secretsIn } from "../../compose/placeholders.ts";
import type { ComposeModel, ComposeService, Json } from "../../compose/model.ts";
import type { CheckConfig, ReadyConfig, Strategy, TaskConfig, TestsConfig } from "../../config/config.ts";
import { ConfigError, InternalError } from "../../errors.ts";
import { canonicalJson } from "../../release/naming.ts";
import type { Digest, ReleaseImage } from "../../release/release.ts";
import { referenceTo, type KnownSecret } from "../../secrets/reference.ts";
import type { RenderedBundle } from "../rendered.ts";
import { captures, type Captures } from "./capture.ts";
import { definitionHash, secretsOf } from "./definition.ts";
import type { BesideTests, ComposeDocument, TestsDocument, UnitDocument } from "./document.ts";
import { pathsIntoCheckout } from "./portable.ts";
import { renderSections } from "./sections.ts";
import { renderService, type MountDecision } from "./service.ts";
import type { CapturedTree } from "./tree.ts";
import { wavesOf } from "./waves.ts";

/** What a bundle is rendered from. */
export type RenderInput = {
  /** The checkout, an absolute path; nothing of it is left in the bundle. */
  readonly root: string;
  /** As Compose prints it: absolute paths, `$` doubled. */
  readonly model: ComposeModel;
  readonly environment: RenderedEnvironment;
  /** By service, for those whose image is known by digest; the others keep the name that the Compose file gives. */
  readonly images: Readonly<Record<string, Pick<ReleaseImage, "repository" | "digest">>>;
  /** By service. */
  readonly settings: Readonly<Record<string, UnitSettings>>;
  readonly mounts: readonly MountDecision[];
  readonly readTree: (absolutePath: string) => Promise<CapturedTree>;
};

/** The parts of an environment's configuration that belong to a release. */
export type RenderedEnvironment = {
  readonly url?: string;
  readonly checks: readonly CheckConfig[];
  readonly tests?: TestsConfig;
  /** Secret values for `${NAME}`; in the model their placeholders stand. */
  readonly secrets: Readonly<Record<string, KnownSecret>>;
};

/** How a service is to be treated. */
export type UnitSettings = {
  /** Whether the environment runs it. */
  readonly active: boolean;
  readonly stateful: boolean;
  readonly oneShot: boolean;
  readonly tasks: readonly TaskConfig[];
  readonly ready?: ReadyConfig;
  readonly startSeconds?: number;
  readonly strategy?: Strategy;
  readonly drainSeconds?: number;
  readonly after: readonly string[];
};

const defaultStartSeconds = 120;

/**
 * Everything that an environment needs to run a release, with nothing of this checkout or machine in it: the same sources
 * give the same bytes anywhere. Throws `compose.invalid`.
 */
export async function renderBundle(input: RenderInput): Promise<RenderedBundle> {
  const captured = captures(input.readTree);
  const tests = testsOf(input);
  const active = Object.keys(input.model.services)
    .filter((name) => input.settings[name]?.active === true && name !== tests?.run.service)
    .sort();
  const beside = tests === undefined ? [] : neededBeside(tests.run.service, active, input.model);
  const wanted = tests === undefined ? active : [...active, ...beside, tests.run.service];
  const known = new Set([...active, ...beside]);
  const services: Record<string, ComposeService> = {};
  for (const name of wanted) {
    const { image, mounts, treeOf } = { image: input.images[name], mounts: input.mounts, treeOf: captured.tree };
    services[name] = await renderService(name, serviceOf(input.model, name), { image, mounts, treeOf, known });
  }
  const sections = await renderSections(input.model, Object.values(services), {
    root: input.root,
    secrets: input.environment.secrets,
    captures: captured,
  });
  const model: ComposeModel = { name: input.model.name, services: only(services, active), ...sections };
  const document: ComposeDocument = {
    format: 1,
    project: model.name,
    model,
    units: Object.fromEntries(active.map((name) => [name, unitOf(name, model, input)])),
    ...(tests === undefined ? {} : { tests: testsDocument(tests, beside, services, model, input) }),
    ...(input.environment.url === undefined ? {} : { url: input.environment.url }),
    checks: input.environment.checks,
  };
  refuseCircles(document);
  for (const name of secretsIn({ model, tests: document.tests })) takeSecret(name, input.environment.secrets, captured);
  return {
    bundle: {
      target: "compose",
      document: JSON.parse(canonicalJson(document)) as Json,
      trees: captured.trees(),
      secrets: captured.secrets(),
    },
    blobs: captured.blobs(),
    warnings: pathsIntoCheckout(document, input.root),
  };
}

function unitOf(name: string, model: ComposeModel, { settings: all }: RenderInput): UnitDocument {
  const service = serviceOf(model, name);
  const settings = all[name];
  if (settings === undefined) throw new InternalError(`service ${name} has no settings`);
  const order = Object.entries(service.depends_on ?? {});
  const waits = new Set([...order.map(([each]) => each), ...settings.after.filter((each) => each in model.services)]);
  const digest = digestIn(service);
  return {
    role: settings.stateful ? "stateful" : settings.oneShot ? "one-shot" : "service",
    definition: definitionHash(service, model),
    ...(digest === undefined ? {} : { digest }),
    replicas: service.scale ?? service.deploy?.replicas ?? 1,
    waits: [...waits].sort(),
    // Compose writes a shared network or shared volumes as such a dependency too.
    follows: order.flatMap(([each, { restart }]) => (restart === true ? [each] : [])).sort(),
    secrets: secretsOf(service, model),
    ...(settings.ready === undefined ? {} : { ready: settings.ready }),
    startSeconds: settings.startSeconds ?? defaultStartSeconds,
    tasks: settings.tasks,
    ...(settings.strategy === undefined ? {} : { strategy: settings.strategy }),
    ...(settings.drainSeconds === undefined ? {} : { drainSeconds: settings.drainSeconds }),
  };
}

type ServiceTests = TestsConfig & { readonly run: { readonly kind: "service" } };

/** Tests that are a command run in the checkout, which the target does not have. */
function testsOf({ environment: { tests }, model }: RenderInput): ServiceTests | undefined {
  if (tests?.run.kind !== "service") return undefined;
  if (model.services[tests.run.service] !== undefined) return { ...tests, run: tests.run };
  const message = `tests.service: the Compose files have no service "${tests.run.service}"`;
  throw new ConfigError([{ message }], { code: "compose.invalid" });
}

function testsDocument(
  tests: ServiceTests,
  beside: readonly string[],
  services: ComposeModel["services"],
  model: ComposeModel,
  input: RenderInput,
): TestsDocument {
  const definition = serviceOf({ services }, tests.run.service);
  const digest = digestIn(definition);
  return {
    service: tests.run.service,
    definition,
    beside: Object.fromEntries(beside.map((name) => [name, besideOf(name, services, input)])),
    ...(digest === undefined ? {} : { digest }),
    secrets: secretsOf(definition, model),
    ...(tests.junit === undefined ? {} : { junit: tests.junit }),
    timeoutSeconds: tests.timeoutSeconds,
  };
}

function besideOf(name: string, services: ComposeModel["services"], { settings }: RenderInput): BesideTests {
  const definition = serviceOf({ services }, name);
  const { ready, startSeconds = defaultStartSeconds } = settings[name] ?? {};
  const waits = Object.keys(definition.depends_on ?? {}).sort();
  return { definition, waits, startSeconds, ...(ready === undefined ? {} : { ready }) };
}

/** What a service depends on, directly or not, and the environment does not run anyway; sorted. */
function neededBeside(service: string, active: readonly string[], model: ComposeModel): string[] {
  const needed = new Set<string>();
  const walk = (name: string) => {
    for (const each of Object.keys(model.services[name]?.depends_on ?? {})) {
      if (active.includes(each) || needed.has(each) || model.services[each] === undefined) continue;
      needed.add(each);
      walk(each);
    }
  };
  walk(service);
  return [...needed].sort();
}

function refuseCircles({ units }: ComposeDocument): void {
  wavesOf(
    Object.fromEntries(
      Object.entries(units).map(([name, { waits, role }]) => [name, { waits, stateful: role === "stateful" }]),
    ),
  );
}

function serviceOf({ services }: Pick<ComposeModel, "services">, name: string): ComposeService {
  const service = services[name];
  if (service === undefined) throw new InternalError(`the model has no service ${name}`);
  return service;
}

/** With the secrets that are needed to read it. */
function takeSecret(name: string, secrets: RenderedEnvironment["secrets"], captured: Captures): void {
  const source = secrets[name];
  if (source === undefined) throw new InternalError(`the model has a placeholder for an unknown secret ${name}`);
  captured.secret(referenceTo(name, source));
  if (source.kind === "env-file") for (const needed of source.needs ?? []) takeSecret(needed, secrets, captured);
}

function only<T>(from: Readonly<Record<string, T>>, names: readonly string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(from).filter(([name]) => names.includes(name)));
}

function digestIn({ image }: ComposeService): Digest | undefined {
  return /@(sha256:[0-9a-f]{64})$/.exec(image ?? "")?.[1];
}
