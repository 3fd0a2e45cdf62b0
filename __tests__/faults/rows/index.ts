import type { Group } from "../row.ts";
import { app } from "./app.ts";
import { cluster } from "./cluster.ts";
import { hooks } from "./hooks.ts";
import { hosts } from "./hosts.ts";
import { askedToStop, whileFirst, whileOnCluster, whileRecreating, whileRolling } from "./killed.ts";
import { machine, others, people, registry } from "./surroundings.ts";

/** Every fault that a deployment must survive, in the order in which the docs tell them. */
export const groups: readonly Group[] = [
  app,
  hooks,
  whileRolling,
  whileRecreating,
  whileFirst,
  whileOnCluster,
  askedToStop,
  registry,
  others,
  people,
  machine,
  hosts,
  cluster,
];
