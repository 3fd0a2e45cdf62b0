import { setTimeout as sleep } from "node:timers/promises";
import { openWebhook, type Judge, type Webhook } from "../support/webhook.ts";
import type { ApiDoor } from "./api-door.ts";
import type { Do } from "./bench.ts";
import { slateDeeds } from "./general-deeds.ts";
import type { deedsOfClusters, deedsToLeases, Unit } from "./row.ts";

/** The part of a cluster where the app runs. */
export type Place = {
  readonly namespace: string;
  /** This machine's address as the API server sees it. */
  readonly host: string;
  readonly door: ApiDoor;
  readonly lease: string;
  /** In the namespace; `input` is what it reads. */
  readonly kubectl: (args: readonly string[], input?: string) => Promise<string>;
};

const momentMs = 4_000;

/** What happens to a cluster and to the way to it, and what people do there with kubectl. */
export function clusterDeeds(
  place: Place,
): Record<(typeof deedsOfClusters)[number] | (typeof deedsToLeases)[number], Do> {
  const { kubectl, lease } = place;
  /** They lay hands on the unit that is not exchanged by the run. */
  const byHand =
    (command: (unit: Unit) => readonly string[]): Do =>
    async ({ unit }) => {
      await kubectl(command(unit === "back" ? "front" : "back"));
      return {};
    };
  return {
    ...apiDeeds(place),
    ...webhookDeeds(place),
    ...slateDeeds((text) => kubectl(["annotate", "--overwrite", lease, `aip-deploy.slate=${text}`])),
    "a quota has no room for another pod": async () => {
      const pods = (await kubectl(["get", "pods", "--output=name"])).trim().split("\n").length;
      await kubectl(["create", "quota", "kit", `--hard=pods=${pods}`]);
      await kubectl(["wait", "quota/kit", "--for=jsonpath={.status.used.pods}", "--timeout=30s"]);
      return { heal: () => kubectl(["delete", "quota", "kit"]) };
    },
    "a person scales a deployment to nothing": byHand((unit) => ["scale", `deployment/${unit}`, "--replicas=0"]),
    "a person deletes a deployment": byHand((unit) => ["delete", `deployment/${unit}`]),
    "a person deletes a pod": byHand((unit) => ["delete", "pods", `--selector=app=${unit}`, "--wait=false"]),
    "a person deletes the lease": byHand(() => ["delete", lease]),
  };
}

function apiDeeds({ door }: Place) {
  const away: Do = async () => {
    await door.close();
    return { heal: () => door.open() };
  };
  return {
    "the API server is not there": away,
    "the API server goes away": away,
    "the API server goes away for a moment": async () => {
      await door.close();
      const back = sleep(momentMs).then(() => door.open());
      return { heal: () => back };
    },
    "the API server takes connections and answers none": () => {
      door.isSilent = true;
      return {
        heal: () => {
          door.isSilent = false;
        },
      };
    },
  } satisfies Partial<Record<(typeof deedsOfClusters)[number], Do>>;
}

function webhookDeeds(place: Place) {
  const { namespace, host, kubectl } = place;
  const asking =
    (judge: Judge, before: (webhook: Webhook) => Promise<void> = still, beside: typeof before = still): Do =>
    async () => {
      const webhook = await openWebhook(host, judge);
      await kubectl(["create", "--filename=-"], webhook.configuration(namespace));
      // The API server takes a moment to hear of it.
      while (webhook.asked() === 0) {
        await kubectl(["annotate", "deployment/back", "kit=asks", "--dry-run=server"]).catch(() => "");
      }
      await before(webhook);
      const over = beside(webhook);
      return {
        heal: async () => {
          await over;
          await kubectl(["delete", "validatingwebhookconfiguration", namespace]);
          await webhook.close();
        },
      };
    };
  const refusal = "nothing is deployed on a Friday";
  const close = (webhook: Webhook) => webhook.close();
  return {
    "a webhook refuses": asking(() => refusal),
    "a webhook refuses what it was not asked about": asking(({ dryRun }) => (dryRun === true ? undefined : refusal)),
    "a webhook cannot be reached": asking(() => undefined, close),
    "a webhook is away for a moment": asking(
      () => undefined,
      close,
      async (webhook) => {
        await sleep(momentMs);
        await webhook.open();
      },
    ),
  } satisfies Partial<Record<(typeof deedsOfClusters)[number], Do>>;
}

function still(): Promise<void> {
  return Promise.resolve();
}
