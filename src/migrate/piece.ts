import { neededServices } from "../compose/settings.ts";
import { singleDollars } from "../compose/placeholders.ts";
import { filesName } from "./config-files.ts";
import { ingress } from "./ingress.ts";
import { infrastructureKind } from "./kinds.ts";
import { noteLeftovers } from "./leftovers.ts";
import { dnsLabel } from "./names.ts";
import type { KubernetesObject } from "./object.ts";
import { ingredientsOf } from "./pod.ts";
import { portsOf } from "./ports.ts";
import { at, type Subject, type Translation } from "./source.ts";
import { wavesOf, type Turn } from "./waves.ts";
import { deployment, job, roleAnnotation, service as serviceObject, statefulSet, taskJob } from "./workloads.ts";

/** All that one service becomes in one environment. */
export type Piece = {
  readonly service: string;
  readonly name: string;
  /** The folder of `infrastructure/`; `undefined`: it belongs to the app itself. */
  readonly infrastructure?: string;
  /** By the name of their file. */
  readonly objects: Readonly<Record<string, KubernetesObject>>;
  readonly configMaps: readonly ConfigMap[];
  /** Claims that other services may have too, by name. */
  readonly claims: Readonly<Record<string, KubernetesObject>>;
};

export type ConfigMap = {
  readonly name: string;
  readonly literals: Readonly<Record<string, string>>;
  /** Texts by key. */
  readonly files: Readonly<Record<string, string>>;
};

/** What every service of an environment becomes, by the service's name. */
export function piecesOf(translation: Translation): Map<string, Piece> {
  const { settings, loaded, repositoryOf } = translation;
  const waves = wavesOf(
    settings,
    (service) => repositoryOf[service] ?? `${loaded.model.services[service]?.image ?? ""} of ${service}`,
  );
  const pieces = [...neededServices(settings)].sort().flatMap((service): [string, Piece][] => {
    const definition = loaded.model.services[service];
    const own = settings[service];
    if (definition === undefined || own === undefined) return [];
    const subject: Subject = {
      ...{ service, name: translation.nameOf(service), settings: own },
      definition: singleDollars(definition),
      image: translation.imageOf[service],
    };
    return [[service, pieceOf(subject, translation, waves)]];
  });
  return new Map(pieces);
}

function pieceOf(subject: Subject, translation: Translation, waves: (turn: Turn) => number): Piece {
  const { service, name, settings, definition } = subject;
  const ports = portsOf(subject);
  const ingredients = ingredientsOf(subject, translation, ports);
  noteLeftovers(subject, translation);
  const placed = { subject, ingredients, translation, wave: waves({ service }) };
  const runsOnce = settings.tests || settings.oneShot;
  if (!runsOnce && ports.length === 0) noteUnreachable(subject, translation);
  const infrastructure = infrastructureKind(definition, settings.stateful);
  const { literals, files, storage } = ingredients;
  return {
    ...{ service, name, claims: storage.claims },
    ...(infrastructure === undefined ? {} : { infrastructure }),
    objects: {
      ...(runsOnce ? { job: runOnce() } : running()),
      ...Object.fromEntries(
        settings.tasks.map((task) => {
          const wave = waves({ service, task: task.name });
          return [`${dnsLabel(task.name)}-job`, taskJob({ ...placed, wave }, task)];
        }),
      ),
    },
    configMaps: [
      ...(Object.keys(literals).length === 0 ? [] : [{ name, literals, files: {} }]),
      ...(Object.keys(files).length === 0 ? [] : [{ name: filesName(subject), literals: {}, files }]),
    ],
  };

  function runOnce(): KubernetesObject {
    if (!settings.tests) return job(placed, { name });
    const { timeoutSeconds, junit } = translation.tests ?? {};
    if (junit !== undefined) {
      const instead =
        'It stays in the pod, and the tests count by their exit code: for each to count, have them print it as the last thing that they do, and annotate the Job with aip-deploy.junit: "log".';
      translation.note("look", at(service, "labels"), `the tests write their report to ${junit}`, instead);
    }
    return job(placed, {
      name,
      ...(timeoutSeconds === undefined ? {} : { seconds: timeoutSeconds }),
      annotations: { [roleAnnotation]: "tests" },
    });
  }

  function running(): Readonly<Record<string, KubernetesObject>> {
    const door = ingress(service, translation);
    return {
      ...(settings.stateful ? { statefulset: statefulSet(placed) } : { deployment: deployment(placed) }),
      ...(ports.length === 0 ? {} : { service: serviceObject(subject, ingredients, translation) }),
      ...(door === undefined ? {} : { ingress: door }),
    };
  }
}

/** Without a port there is no Service, and without one nobody finds it by its name. */
function noteUnreachable({ service }: Subject, { settings, note }: Translation): void {
  const waiting = Object.keys(settings).filter((other) => settings[other]?.after.includes(service) === true);
  if (waiting.length === 0) return;
  note(
    "look",
    at(service),
    "nothing says on which port it listens, and others depend on it",
    "Write `expose:`, or add a Service by hand.",
  );
}
