import type { Clock } from "../clock.ts";
import type { Manifest } from "../registry/client.ts";
import type { Shelf } from "./shelf.ts";
import { claimTag, takenTag } from "./tags.ts";

/**
 * Who may write the entry of a number. Registries have no compare-and-swap: a tag is moved by whoever comes last. Two
 * tags are enough all the same for at most one winner, whatever the timing, as long as the registry answers with what
 * was written last. Each writer puts its own manifest on the environment's claim tag, gives up when the number is taken,
 * takes it, and has won when the claim is still its own. Of two winners, the one that claimed first would have looked
 * at its claim for the last time before the other claimed; so the number was taken before the other asked, and that one
 * gave up.
 *
 * What remains: a number may be taken and won by nobody, when writers meet or one is killed. It stays without an entry.
 * And a winner that stalls between winning and writing for longer than others wait for it has its entry in the history,
 * but the state after the next entry does not know of it.
 */
export async function claim(shelf: Shelf, environment: string, number: number, manifest: Manifest): Promise<boolean> {
  const { registry, repository, signal } = shelf;
  const claimed = claimTag(environment);
  const { digest } = await registry.putManifest(repository, claimed, manifest, signal);
  const isOurs = async () => (await registry.headManifest(repository, claimed, signal))?.digest === digest;
  // Giving up before the number is taken leaves it to somebody else.
  const [isGone, isFirst] = await Promise.all([isTaken(shelf, environment, number), isOurs()]);
  if (isGone || !isFirst) return false;
  await registry.putManifest(repository, takenTag(environment, number), manifest, signal);
  return isOurs();
}

/** Whether somebody has written the number's entry, writes it now, or burnt the number. */
export async function isTaken({ registry, repository, signal }: Shelf, environment: string, number: number) {
  return (await registry.headManifest(repository, takenTag(environment, number), signal)) !== undefined;
}

const firstWaitMs = 100;
const longestWaitMs = 5_000;

/** Waits a random time that grows with the attempts, so that writers who met do not meet again. */
export async function stepAside(attempt: number, clock: Clock, random: () => number, signal?: AbortSignal) {
  await clock.sleep(random() * Math.min(firstWaitMs * 2 ** attempt, longestWaitMs), signal);
}
