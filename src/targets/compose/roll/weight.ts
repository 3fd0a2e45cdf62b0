import { messageOf } from "../../../errors.ts";
import { serviceOf } from "../current.ts";
import type { ContainerSummary } from "../engine/engine.ts";
import { EngineRefusal } from "../engine/http.ts";
import type { Work } from "../tools.ts";

/** What the engine gives a container of which nothing is said. */
const usualShares = 1024;

/** The fewest that the kernel knows. */
const fewestShares = 2;

/**
 * Containers that start beside those that serve get a tenth of their share of the processor while there is not enough for
 * all: a machine on which a dozen services start at once would else answer nobody for as long as that takes. On a machine
 * that has time left they start as fast as ever.
 */
export async function startLightly(containers: readonly ContainerSummary[], work: Work): Promise<void> {
  await weighAll(containers, (shares) => Math.max(fewestShares, Math.floor(shares / 10)), work);
}

/** What they have by their definition, before requests reach them; also for those that an interrupted run left. */
export async function giveFullWeight(containers: readonly ContainerSummary[], work: Work): Promise<void> {
  await weighAll(containers, (shares) => shares, work);
}

async function weighAll(
  containers: readonly ContainerSummary[],
  weigh: (shares: number) => number,
  { engine, document, log }: Work,
): Promise<void> {
  await Promise.all(
    containers.map(async (each) => {
      const { cpu_shares: written } = document.model.services[serviceOf(each)] ?? {};
      const shares = Number(written ?? 0) > 0 ? Number(written) : usualShares;
      try {
        await engine.weigh(each.Id, weigh(shares));
      } catch (error) {
        // An engine without control over processors has all of them weigh the same.
        if (!(error instanceof EngineRefusal)) throw error;
        log.debug(`${serviceOf(each)}: ${messageOf(error)}`);
      }
    }),
  );
}
