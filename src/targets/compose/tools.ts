import type { Clock } from "../../clock.ts";
import type { GatewayKind } from "../../config/config.ts";
import type { Runner } from "../../command/runner.ts";
import type { Log } from "../../log.ts";
import type { Bundle } from "../../release/release.ts";
import type { Materials, Step } from "../target.ts";
import type { ComposePlace } from "./commands.ts";
import type { ComposeDocument } from "./document.ts";
import type { Engine } from "./engine/engine.ts";
import type { ImageLayers } from "./hosts/check.ts";
import type { Placement } from "./placement.ts";

/** What a Compose target works with. */
export type Tools = {
  readonly engine: Engine;
  /** Runs programs on the engine's host. */
  readonly runner: Runner;
  /** Runs programs on this machine, which is the one that is logged in to registries. */
  readonly here: Runner;
  /** The engine's address on its own host. */
  readonly engineThere: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Takes secrets out of text that people will see. */
  readonly redact: (text: string) => string;
  /** What people call the host. */
  readonly where: string;
  /** Tells what an image will take before it is pulled; `undefined`: nothing does. */
  readonly layersOf?: ImageLayers | undefined;
  readonly project: string;
  /** The project's folder on the host, absolute. */
  readonly folder: string;
  /** Units of which the configuration says that they are gateways. */
  readonly said: Readonly<Record<string, GatewayKind>>;
};

/** One step of a plan with all that it needs. */
export type Work = Tools & {
  readonly step: Step;
  readonly bundle: Bundle;
  readonly document: ComposeDocument;
  readonly materials: Materials;
  readonly placement: Placement;
  readonly place: ComposePlace;
  readonly signal: AbortSignal;
  readonly started: Date;
};

export function secondsSince(started: Date, clock: Clock): number {
  return (clock.now().getTime() - started.getTime()) / 1000;
}

/** `0.4 s`, `12 s`: as exact as anybody wants to read it. */
export function inWords(seconds: number): string {
  return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`;
}
