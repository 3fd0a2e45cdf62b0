import { GateError, UsageError } from "../../errors.ts";
import { actOf, environmentNamed, type App } from "../app.ts";
import { shortId } from "../release.ts";
import type { NoteResult } from "../results.ts";

/** A named person says yes to a release that was verified on the environment: the one that runs there, or the one named. */
export async function signOff(
  app: App,
  wish: { readonly environment: string; readonly release?: string; readonly reason?: string },
): Promise<NoteResult> {
  const { name } = environmentNamed(app, wish.environment);
  const state = await app.ledger.state(name);
  const wanted = wish.release ?? state.current?.release;
  if (wanted === undefined) {
    throw new UsageError(`nothing runs on ${name} that could be signed off`, { hint: `aip-deploy deploy ${name}` });
  }
  const { id: release } = await app.ledger.release(wanted);
  if (!state.good.some((good) => good.release === release)) {
    const sentence = `release ${shortId(release)} was not verified on ${name}`;
    throw new GateError(sentence, [sentence], { hint: `aip-deploy deploy ${name} --release ${shortId(release)}` });
  }
  const act = actOf(app, wish.reason);
  const { number } = await app.ledger.append(name, { kind: "sign-off", release, act });
  return { command: "sign-off", environment: name, release, act, number };
}

/** Lets nothing be deployed to the environment until it is lifted. */
export async function hold(
  app: App,
  wish: { readonly environment: string; readonly reason?: string },
): Promise<NoteResult> {
  return await note(app, "hold", wish);
}

/** Ends a hold. */
export async function lift(
  app: App,
  wish: { readonly environment: string; readonly reason?: string },
): Promise<NoteResult> {
  return await note(app, "lift", wish);
}

async function note(
  app: App,
  kind: "hold" | "lift",
  wish: { readonly environment: string; readonly reason?: string },
): Promise<NoteResult> {
  const { name } = environmentNamed(app, wish.environment);
  const act = actOf(app, wish.reason);
  const { number } = await app.ledger.append(name, { kind, act });
  return { command: kind, environment: name, act, number };
}
