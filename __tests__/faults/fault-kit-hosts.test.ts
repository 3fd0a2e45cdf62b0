import type { Hosts } from "../../scripts/lab/hosts/hosts.ts";
import { groups } from "./rows/index.ts";
import { playOn } from "./on-bench.ts";
import { kitHosts, sshBench } from "./ssh-bench.ts";

const lanes = 2;
let lab: Promise<Hosts> | undefined;

playOn(
  "a host over SSH",
  {
    open: async (lane) => sshBench(await (lab ??= kitHosts(lanes)), lane),
    close: async () => await (await lab)?.remove(),
  },
  lanes,
  groups,
);
