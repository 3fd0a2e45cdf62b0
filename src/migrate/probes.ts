import type { ReadyConfig } from "../config/config.ts";
import type { Json } from "../compose/model.ts";
import { tidy } from "./object.ts";
import { secondsOfCompose } from "./quantities.ts";
import { at, type Subject, type Translation } from "./source.ts";

const startPeriod = 2;
const usual = { periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 3 };

/**
 * The probes of a container. There is none that restarts it: Compose does not restart what is unhealthy, and a readiness that
 * asks a database would restart everything when the database is away.
 */
export function probesOf(subject: Subject, translation: Translation): Readonly<Record<string, Json>> {
  const { service, settings, definition, image } = subject;
  const { note, rehost } = translation;
  if (settings.tests || settings.oneShot) return {};
  const { ready, startSeconds } = settings;
  if (ready === undefined) {
    const inImage = image?.hasHealthcheck === true && definition.healthcheck?.disable !== true;
    const what = inImage ? "the image's own HEALTHCHECK is not asked by Kubernetes" : "nothing says when it is ready";
    note("left", at(service), what, "Say it with the label `aip-deploy.ready`, or write a readinessProbe.");
    return {};
  }
  if (ready.kind === "http" && ready.status.some((status) => status < 200 || status > 399)) {
    const what = `it is ready when it answers with ${ready.status.join(", ")}`;
    note("look", at(service), what, "Kubernetes takes 200 to 399 for ready and nothing else.");
  }
  note(
    "look",
    {},
    "nothing restarts a container that hangs",
    "As with Compose. A livenessProbe does it; ask something in it that needs no database.",
  );
  const { interval, timeout, retries } = definition.healthcheck ?? {};
  const timeoutSeconds = Math.max(1, Math.ceil(secondsOfCompose(timeout) ?? usual.timeoutSeconds));
  const handler = handlerOf(ready, rehost);
  const periodSeconds = Math.max(1, Math.round(secondsOfCompose(interval) ?? usual.periodSeconds));
  return {
    startupProbe: {
      ...handler,
      ...{ periodSeconds: startPeriod, timeoutSeconds, failureThreshold: Math.ceil(startSeconds / startPeriod) },
    },
    readinessProbe: {
      ...handler,
      ...{ periodSeconds: Math.min(periodSeconds, usual.periodSeconds), timeoutSeconds },
      failureThreshold: retries ?? usual.failureThreshold,
    },
  };
}

function handlerOf(ready: ReadyConfig, rehost: (text: string) => string): Readonly<Record<string, Json>> {
  switch (ready.kind) {
    case "http":
      return tidy({ httpGet: { path: ready.path, port: ready.port } });
    case "tcp":
      return tidy({ tcpSocket: { port: ready.port } });
    case "command":
      return tidy({ exec: { command: ready.command.map(rehost) } });
  }
}
