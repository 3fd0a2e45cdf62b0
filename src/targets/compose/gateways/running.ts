import type { GatewayKind } from "../../../config/config.ts";
import type { RunningGateway } from "../../target.ts";
import { serviceContainers, serviceOf } from "../current.ts";
import type { Engine } from "../engine/engine.ts";
import { findGateways } from "./find.ts";

/** What gateways are looked for with; `said` is what the configuration says units are. */
export type Looking = {
  readonly engine: Engine;
  readonly project: string;
  readonly said: Readonly<Record<string, GatewayKind>>;
};

/** The gateways of a project that run now. */
export async function gatewaysOf({ engine, project, said }: Looking): Promise<RunningGateway[]> {
  const up = (await serviceContainers(engine, project)).filter(({ State }) => State === "running");
  const candidates = await Promise.all(
    up.map(async (summary) => {
      const container = await engine.container(summary.Id);
      const publishes = summary.Ports.some(({ PublicPort }) => PublicPort !== undefined);
      return container === undefined ? [] : [{ unit: serviceOf(summary), container, publishes }];
    }),
  );
  return findGateways(candidates.flat(), said, engine);
}
